"""What the planner knows as the rows of its workbook."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wirkraum.calendar.models import Absence, Place, TravelTime
from wirkraum.kit.order import natural
from wirkraum.planning.domain.tables.cells import NO, YES
from wirkraum.planning.domain.tables.rows import Values
from wirkraum.planning.models import Format
from wirkraum.programme.models import Deputy, Post, Programme, Site, Tenure

Tables = dict[str, list[Values]]


@dataclass(frozen=True)
class Labels:
    """Names by which rows speak of records, each of one record alone."""

    posts: Mapping[int, str]
    sites: Mapping[int, str]


def labels_of(programme: Programme) -> Labels:
    """The labels of posts and sites; where two have one name, the site or a number is added."""
    posts = Post.objects.filter(programme=programme).select_related("site").order_by("pk")
    sites = Site.objects.filter(programme=programme).order_by("pk")
    named = ((post.pk, post.title, post.site.mark if post.site else "") for post in posts)
    return Labels(_unique(named), _unique((site.pk, site.mark, site.name) for site in sites))


def _unique(named: Iterable[tuple[int, str, str]]) -> dict[int, str]:
    names = [(pk, name, f"{name} ({more})" if more else name) for pk, name, more in named]
    short = Counter(name.casefold() for _pk, name, _long in names)
    wished = [(pk, name if short[name.casefold()] == 1 else long) for pk, name, long in names]
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for pk, name in wished:
        seen[name.casefold()] += 1
        number = seen[name.casefold()]
        found[pk] = name if number == 1 else f"{name} #{number}"
    return found


def stored_tables(programme: Programme, day: dt.date, labels: Labels | None = None) -> Tables:
    """Every sheet's rows as they are stored, working days as of the day. A fixed number of queries."""
    labels = labels or labels_of(programme)
    return {
        "Formate": list(_formats(programme)),
        "Räume": list(_rooms(programme, labels)),
        "Wegzeiten": list(_ways(programme)),
        "Abwesenheiten": list(_absences(programme, labels)),
        "Vertretungen": list(_deputies(programme, labels)),
        "Arbeitstage": list(_days(programme, day, labels)),
    }


def _formats(programme: Programme) -> Iterator[Values]:
    formats = Format.objects.filter(programme=programme).select_related("circle")
    for one in formats.prefetch_related("rooms__place", "not_with"):
        yield {
            "code": one.code.upper(),
            "name": one.name,
            "detail": one.detail,
            "circle": one.circle.name,
            "frequency": one.frequency_text,
            "minutes": str(one.minutes),
            "weekdays": ",".join(map(str, sorted(one.weekdays))),
            "earliest": _time(one.earliest),
            "latest": _time(one.latest),
            "wish": _wish(one),
            "place": one.place,
            "rooms": _lines(str(room) for room in one.rooms.all()),
            "coordination": one.coordination,
            "gap": _number(one.min_gap_days),
            "in_holidays": _yes(one.in_holidays),
            "not_first_week": _yes(one.not_first_week),
            "not_beside_holidays": _yes(one.not_beside_holidays),
            "not_with": _lines(other.code for other in one.not_with.all()),
            "set_by_others": _yes(one.set_by_others),
            "reserve": _number(one.reserve),
            "period": one.reserve_period,
            "since": _day(one.valid_from),
            "until": _day(one.valid_until),
        }


def _wish(one: Format) -> str:
    wish = f"{_number(one.preferred_weekday)} {_time(one.preferred_start)}"
    return wish if wish.strip() else ""


def _rooms(programme: Programme, labels: Labels) -> Iterator[Values]:
    places = Place.objects.filter(programme=programme).prefetch_related("rooms")
    for place in sorted(places, key=lambda one: natural(one.name)):
        about = {
            "place": place.name,
            "site": labels.sites.get(place.site_id or 0, ""),
            "latitude": _decimal(place.latitude),
            "longitude": _decimal(place.longitude),
            "online": _yes(place.online),
        }
        rooms = sorted(place.rooms.all(), key=lambda one: natural(one.name))
        for room in rooms:
            yield about | {"room": room.name, "seats": str(room.seats)}
        if not rooms:
            yield about | {"room": "", "seats": ""}


def _ways(programme: Programme) -> Iterator[Values]:
    ways = TravelTime.objects.filter(place__programme=programme, other__programme=programme)
    for way in ways.select_related("place", "other"):
        yield {"one": way.place.name, "other": way.other.name, "minutes": str(way.minutes)}


def _absences(programme: Programme, labels: Labels) -> Iterator[Values]:
    """What was entered here for posts; what calendars say changes with them."""
    entered = Absence.objects.filter(programme=programme, post__isnull=False, source__isnull=True)
    for one in entered:
        yield {
            "post": labels.posts.get(one.post_id or 0, ""),
            "first": _day(one.first_day),
            "last": _day(one.last_day),
            "begins": _time(one.begins),
            "ends": _time(one.ends),
            "reason": one.reason,
        }


def _deputies(programme: Programme, labels: Labels) -> Iterator[Values]:
    for one in Deputy.objects.filter(post__programme=programme).order_by(
        "post", "valid_from", "pk"
    ):
        yield {
            "post": labels.posts.get(one.post_id, ""),
            "deputy": labels.posts.get(one.deputy_id, ""),
            "since": _day(one.valid_from),
            "until": _day(one.valid_until),
        }


def _days(programme: Programme, day: dt.date, labels: Labels) -> Iterator[Values]:
    for one in tenures_of(programme, day):
        yield {
            "post": labels.posts.get(one.post_id, ""),
            "person": one.person.function,
            "weekdays": ",".join(map(str, sorted(one.weekdays))),
        }


def tenures_of(programme: Programme, day: dt.date) -> Iterator[Tenure]:
    """Who holds which post on the day, each pair once."""
    held = Tenure.objects.as_of(day).filter(post__programme=programme).select_related("person")
    seen = set()
    for one in held.order_by("post__kind", "post__title", "post", "pk"):
        pair = (one.post_id, one.person.function.casefold())
        if pair not in seen:
            seen.add(pair)
            yield one


def _lines(names: Iterable[str]) -> str:
    return "\n".join(sorted(names, key=natural))


def _yes(value: bool) -> str:  # noqa: FBT001  a stored value
    return YES if value else NO


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _decimal(value: float | None) -> str:
    return "" if value is None else repr(value + 0.0)  # no minus before zero


def _time(value: dt.time | None) -> str:
    return f"{value:%H:%M}" if value else ""


def _day(value: dt.date | None) -> str:
    return value.isoformat() if value else ""
