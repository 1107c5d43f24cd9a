"""The health of a year's plan as a page: findings in groups, each with its Termine and one thing to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.models import ForeignCalendar, Status, Termin
from wirkraum.calendar.queries import from_to
from wirkraum.kit.addresses import by_uid
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import clock_span, day_short
from wirkraum.kit.told import Told, quoted, told
from wirkraum.planning.access import formats_between, may_plan
from wirkraum.planning.domain.bridge.facts import Facts
from wirkraum.planning.domain.bridge.health import Remark, remarks
from wirkraum.planning.queries.facts import year_facts
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Membership, Programme
from wirkraum.programme.models.base import holds_between

SHOWN = 6  # Termine named with a finding; the rest is counted
GROUPS: dict[str, tuple[str, ...]] = {
    "people": ("person_clash", "absent"),
    "rooms": ("room_taken", "seats", "room"),
    "days": ("closed", "same_day", "barred", "min_gap", "weekday", "window"),
    "agreed": ("short", "beyond"),
    "posts": ("vacant", "no_members"),
    "open": ("unrecorded", "undecided", "calendar", "reserve_past", "reserve_short"),
}
# Where a finding is mended: an address with the key of its format, or of its post, circle, calendar.
ON_FORMAT = {
    "short": "planning:add",
    "undecided": "planning:format_edit",
    "reserve_short": "planning:format_edit",
}
ON_KEY = {
    "vacant": "programme:post_fill",
    "no_members": "programme:member_new",
    "calendar": "calendar:foreign",
}


@dataclass(frozen=True)
class Place:
    """A Termin that a finding is about."""

    text: str
    path: str


@dataclass(frozen=True)
class Finding:
    """A sentence, its Termine, and what to do about it: a label and an address, "" for nothing.

    `more` Termine are not named.
    """

    rule: str
    firm: bool
    text: Told
    places: tuple[Place, ...] = ()
    more: int = 0
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Group:
    """Findings of one kind."""

    key: str
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class HealthPage:
    """The findings of a year from today on; `termine` and `formats` were looked at."""

    year: SchoolYear
    groups: tuple[Group, ...]
    termine: int
    formats: int
    firm: int
    soft: int


def plan_health(programme: Programme, year: SchoolYear, *, today: dt.date) -> tuple[int, int]:
    """How many firm rules are broken, and how much else there is to think about."""
    found = _all_remarks(programme, year, today)[1]
    firm = sum(one.firm for one in found)
    return firm, len(found) - firm


def health_page(who: Standing, year: SchoolYear, *, today: dt.date) -> HealthPage:
    """The findings with what their reader may open. A fixed number of queries."""
    facts, found = _all_remarks(who.programme, year, today)
    doors = _Doors(who, year)
    findings = [doors.finding(one) for one in found]
    firm = sum(one.firm for one in findings)
    return HealthPage(
        year=year,
        groups=tuple(_groups(findings)),
        termine=sum(one.day >= today for one in facts.entries),
        formats=len(facts.needs),
        firm=firm,
        soft=len(findings) - firm,
    )


def _groups(findings: Iterable[Finding]) -> Iterator[Group]:
    """Firm ones come first in each group, and a group with firm ones before one without."""
    titles = {
        "people": _("Personen und Wege"),
        "rooms": _("Räume"),
        "days": _("Tage und Zeiten"),
        "agreed": _("Vereinbart und geplant"),
        "posts": _("Stellen und Zielgruppen"),
        "open": _("Noch offen"),
    }
    known = list(findings)
    groups = []
    for key, rules in GROUPS.items():
        some = tuple(one for one in known if one.rule in rules)
        if some:
            groups.append(Group(key, titles[key], some))
    yield from sorted(groups, key=lambda one: not one.findings[0].firm)


def _all_remarks(
    programme: Programme, year: SchoolYear, today: dt.date
) -> tuple[Facts, list[Remark]]:
    facts = year_facts(programme, year, begin=year.begins)
    found = [
        *remarks(facts, today=today),
        *_without_members(programme, year),
        *_unrecorded(programme, year, today),
        *_calendars(programme),
    ]
    return facts, found


def _without_members(programme: Programme, year: SchoolYear) -> Iterator[Remark]:
    seats = Membership.objects.filter(holds_between(year.begins, year.ends))
    formats = formats_between(programme, year.begins, year.ends).filter(set_by_others=False)
    empty = formats.exclude(circle__in=seats.order_by().values("circle")).select_related("circle")
    for one in empty:
        text = told(
            "%(format)s: Die Zielgruppe „%(circle)s“ hat in diesem Schuljahr keine Mitglieder.",
            format=quoted(one.name),
            circle=one.circle.name,
        )
        yield Remark("no_members", text, format=str(one.pk), key=str(one.circle_id))


def _unrecorded(programme: Programme, year: SchoolYear, today: dt.date) -> Iterator[Remark]:
    """Termine that are over and still stand as planned: one finding."""
    last = min(today - dt.timedelta(days=1), year.ends)
    still = Termin.objects.filter(
        programme=programme, status__in=(Status.PLANNED, Status.ANNOUNCED)
    )
    uids = [str(uid) for uid in from_to(still, year.begins, last).values_list("uid", flat=True)]
    if uids:
        text = told("%(count)s Termine sind vorbei und noch nicht eingetragen.", count=len(uids))
        if len(uids) == 1:
            text = told("1 Termin ist vorbei und noch nicht eingetragen.")
        yield Remark("unrecorded", text, tuple(uids))


def _calendars(programme: Programme) -> Iterator[Remark]:
    broken = ForeignCalendar.objects.filter(programme=programme).exclude(problem="")
    for pk, name, problem in broken.values_list("pk", "name", "problem"):
        text = told(
            "Der Kalender „%(name)s“ lässt sich nicht lesen: %(problem)s",
            name=name,
            problem=problem,
        )
        yield Remark("calendar", text, key=str(pk))


class _Doors:
    """Findings with links, for one reader."""

    def __init__(self, who: Standing, year: SchoolYear) -> None:
        self.may_plan = may_plan(who)
        self.year = year
        self.places = _places(from_to(visible_termine(who), year.begins, year.ends))

    def finding(self, one: Remark) -> Finding:
        known = [self.places[UUID(uid)] for uid in one.uids if UUID(uid) in self.places]
        label, url = self._action(one) if self.may_plan else ("", "")
        return Finding(
            rule=one.rule,
            firm=one.firm,
            text=one.text,
            places=tuple(known[:SHOWN]),
            more=max(0, len(one.uids) - min(len(known), SHOWN)),
            label=label,
            url=url,
        )

    def _action(self, one: Remark) -> tuple[str, str]:
        """The one thing to do: a label and where it is done."""
        if one.rule in ON_FORMAT:
            name = ON_FORMAT[one.rule]
            return self._labels()[one.rule], reverse(name, args=[one.format])
        if one.rule in ON_KEY:
            return self._labels()[one.rule], reverse(ON_KEY[one.rule], args=[one.key])
        if one.rule == "unrecorded":
            past = urlencode({"zeit": "vergangen", "jahr": self.year.key})
            return _("Termine eintragen"), f"{reverse('calendar:termine')}?{past}"
        if one.move:
            return _("Verschieben …"), by_uid("planning:move", UUID(one.move))
        if one.uids:
            return _("Termin ansehen"), by_uid("calendar:termin", UUID(one.uids[-1]))
        return "", ""

    def _labels(self) -> Mapping[str, str]:
        return {
            "short": _("Termin einplanen"),
            "undecided": _("Häufigkeit festlegen"),
            "reserve_short": _("Format bearbeiten"),
            "vacant": _("Stelle besetzen"),
            "no_members": _("Mitglied aufnehmen"),
            "calendar": _("Kalender ansehen"),
        }


def _places(termine: QuerySet[Termin]) -> Mapping[UUID, Place]:
    found = {}
    for uid, title, begin, end in termine.order_by().values_list(
        "uid", "title", "starts_at", "ends_at"
    ):
        day = day_short(begin.astimezone(BERLIN).date())
        text = f"{title}, {day}, {clock_span(begin, end)}"
        found[uid] = Place(text, by_uid("calendar:termin", uid))
    return found
