"""What the planner must know of a school year, read from the rooms before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.db.models import Prefetch, Q

from wirkraum.calendar.models import FreeDays, Role, Status, Termin
from wirkraum.calendar.queries import HELD, free_spans, from_to
from wirkraum.kit.clock import BERLIN
from wirkraum.planning.access import formats_between, holds_between
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need, Seat
from wirkraum.planning.domain.problem import Absence, Minute, Span
from wirkraum.planning.models import Format
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Membership, Post, PostKind, Programme, Site

DAY = dt.timedelta(days=1)
MIDNIGHT = 24 * 60
FIRM = frozenset({*HELD, Status.ANNOUNCED})
Who = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Around:
    """A format (by key) and the days beside whose Termine another one is judged."""

    format: int
    first: dt.date
    last: dt.date


def begin_of(year: SchoolYear, at: dt.datetime) -> dt.date:
    """The first day on which something new may be planned: tomorrow.

    A year that is over is planned as a whole: somebody is entering the past.
    """
    tomorrow = at.astimezone(BERLIN).date() + DAY
    return year.begins if tomorrow > year.ends else max(year.begins, tomorrow)


def year_facts(
    programme: Programme,
    year: SchoolYear,
    *,
    begin: dt.date,
    around: Around | None = None,
) -> Facts:
    """Formats, posts, Termine and free days of a school year. Eight queries.

    `around` a format and some days only their Termine are read: enough to judge one of them.
    """
    posts = tuple(_posts(programme, year))
    people = _People(posts, _seats_by_circle(programme, year))
    formats = formats_between(programme, year.begins, year.ends)
    return Facts(
        first=year.begins,
        last=year.ends,
        begin=begin,
        needs=tuple(_need(one, year, people) for one in formats.select_related("circle")),
        seats=tuple(_seats(posts, _site_free_days(programme, year))),
        entries=tuple(_entry(one, people, begin) for one in _termine(programme, year, around)),
        free=free_spans(programme, year.begins, year.ends),
    )


@dataclass(frozen=True)
class _Post:
    """A post and when somebody held it."""

    pk: int
    kind: str
    title: str
    site: int | None
    held: tuple[Span, ...]


def _posts(programme: Programme, year: SchoolYear) -> Iterator[_Post]:
    """The posts of the year by kind and title, a line of the query for each tenure."""
    posts = Post.objects.filter(
        holds_between(year.begins, year.ends), programme=programme
    ).order_by("kind", "title", "pk")
    tenure = ("tenures__valid_from", "tenures__valid_until")
    lines = posts.values_list("pk", "kind", "title", "site_id", *tenure)
    for post, some in groupby(lines, key=itemgetter(slice(4))):
        held = (Span(since, until or dt.date.max) for *_post, since, until in some if since)
        pk, kind, title, site = post
        yield _Post(pk, kind, title, site, tuple(held))


@dataclass(frozen=True)
class _Seat:
    """A post's seat in a circle."""

    post_id: int
    required: bool


def _seats_by_circle(programme: Programme, year: SchoolYear) -> dict[int, list[_Seat]]:
    found: dict[int, list[_Seat]] = defaultdict(list)
    seats = Membership.objects.filter(
        holds_between(year.begins, year.ends), circle__programme=programme
    ).order_by()
    for circle, post, required in seats.values_list("circle_id", "post_id", "required"):
        found[circle].append(_Seat(post, required))
    return found


@dataclass(frozen=True)
class _People:
    """Posts by what they are for, and the seats of every circle."""

    posts: Sequence[_Post]
    seats: dict[int, list[_Seat]]

    def of_format(self, circle: int) -> Who:
        """Needed and invited: the circle's members, and the coordination, which runs its formats."""
        must = {seat.post_id for seat in self.seats.get(circle, ()) if seat.required}
        must |= {post.pk for post in self.posts if post.kind == PostKind.COORDINATION}
        may = {seat.post_id for seat in self.seats.get(circle, ())} - must
        return self._known(must), self._known(may)

    def of_termin(self, termin: Termin) -> Who:
        """Needed and invited at any Termin; at a site's own work, its lead when nobody is named."""
        asked: dict[str, set[int]] = defaultdict(set)
        for one in termin.participants.all():
            if one.post_id:
                asked[one.role].add(one.post_id)
            seats = self.seats.get(one.circle_id or 0, ())
            asked[one.role] |= {seat.post_id for seat in seats if seat.required}
            if one.role == Role.REQUIRED:
                asked[Role.OPTIONAL] |= {seat.post_id for seat in seats if not seat.required}
        if not asked:
            sites = {site.pk for site in termin.sites.all()}
            leads = (post for post in self.posts if post.kind == PostKind.SITE_LEAD)
            asked[Role.REQUIRED] = {post.pk for post in leads if post.site in sites}
        must = asked[Role.REQUIRED]
        return self._known(must), self._known(asked[Role.OPTIONAL] - must)

    def _known(self, keys: set[int]) -> tuple[str, ...]:
        return tuple(str(post.pk) for post in self.posts if post.pk in keys)


def _need(one: Format, year: SchoolYear, people: _People) -> Need:
    must, may = people.of_format(one.circle_id)
    return Need(
        key=str(one.pk),
        title=one.name,
        frequency=one.frequency,
        minutes=one.minutes,
        weekdays=frozenset(one.weekdays),
        window=(minute_of(one.earliest), minute_of(one.latest)),
        first=max(year.begins, one.valid_from),
        last=min(year.ends, one.valid_until or year.ends),
        must=must,
        may=may,
        place=one.place,
        wished_weekday=one.preferred_weekday,
        wished_start=minute_of(one.preferred_start) if one.preferred_start else None,
        circle=one.circle.name,
    )


def minute_of(time: dt.time) -> Minute:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def _site_free_days(programme: Programme, year: SchoolYear) -> dict[int, list[Absence]]:
    found: dict[int, list[Absence]] = defaultdict(list)
    days = FreeDays.objects.filter(
        programme=programme,
        site__isnull=False,
        first_day__lte=year.ends,
        last_day__gte=year.begins,
    )
    for one in days:
        found[one.site_id or 0].append(Absence(Span(one.first_day, one.last_day), one.name))
    return found


def _seats(posts: Iterable[_Post], away: dict[int, list[Absence]]) -> Iterator[Seat]:
    for post in posts:
        yield Seat(str(post.pk), post.title, tuple(away.get(post.site or 0, ())), post.held)


def _termine(programme: Programme, year: SchoolYear, around: Around | None) -> Iterable[Termin]:
    termine = Termin.objects.filter(programme=programme).exclude(status=Status.CANCELLED)
    if around is not None:
        of_programme = Termin.objects.filter(programme=programme)
        these = from_to(of_programme, around.first, around.last).order_by()
        termine = termine.filter(Q(occurrence__format=around.format) | Q(pk__in=these.values("pk")))
    return (
        from_to(termine, year.begins, year.ends)
        .select_related("occurrence")
        .prefetch_related("participants", Prefetch("sites", Site.objects.order_by().only("pk")))
    )


def _entry(termin: Termin, people: _People, begin: dt.date) -> Entry:
    who, optional = people.of_termin(termin)
    occurrence = getattr(termin, "occurrence", None)
    starts, ends = termin.starts_at.astimezone(BERLIN), termin.ends_at.astimezone(BERLIN)
    overnight = ends.date() > starts.date()
    return Entry(
        uid=str(termin.uid),
        format=str(occurrence.format_id) if occurrence else "",
        title=termin.title,
        day=starts.date(),
        start=minute_of(starts.time()),
        end=MIDNIGHT if overnight else minute_of(ends.time()),
        firm=termin.status in FIRM or starts.date() < begin,
        who=who,
        optional=optional,
        place=termin.place,
    )
