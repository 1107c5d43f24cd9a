"""The page of a school year: months, holidays, and one lane a format with its Termine."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import free_spans, from_to
from wirkraum.planning.access import (
    formats_between,
    may_plan,
    visible_occurrences,
)
from wirkraum.planning.domain.bridge.tally import NOT_COUNTED, Kept
from wirkraum.planning.models import Format
from wirkraum.planning.queries.chips import STATES, Chip, chip_of, in_lane, numbered
from wirkraum.planning.queries.months import (
    Holiday,
    MonthHead,
    Scale,
    holidays_of,
    months_of,
    scale_of,
)
from wirkraum.planning.queries.scope import Scope, scope_of
from wirkraum.planning.queries.soll_ist import SollIstRow, free_of, quotas_of, row_of
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear

BESIDE = 30  # days between a chip and the note of a lane
ROOM = 160  # days without a chip that a note needs


@dataclass(frozen=True)
class Lane:
    """A format's line: what was agreed, how far it is, its Termine."""

    row: SollIstRow
    chips: tuple[Chip, ...]
    note: str
    note_t: int
    mark: str  # of the site whose format it is

    @property
    def urgent(self) -> bool:
        """Whether the note asks for a decision."""
        return self.row.state == "undecided"


@dataclass(frozen=True)
class MonthLine:
    """One format's Termine in a month."""

    row: SollIstRow
    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class MonthPage:
    """A month as a list; `count` leaves the cancelled ones and proposals out."""

    head: MonthHead
    lines: tuple[MonthLine, ...]
    count: int


@dataclass(frozen=True)
class YearPage:
    """Everything the year page shows; the same data in three views."""

    year: SchoolYear
    scale: Scale
    today: int | None
    months: tuple[MonthHead, ...]
    holidays: tuple[Holiday, ...]
    lanes: tuple[Lane, ...]
    count: int
    agreed: int
    may_plan: bool
    scope: Scope

    @cached_property
    def chips(self) -> list[Chip]:
        """All Termine in order of time."""
        return sorted(
            (chip for lane in self.lanes for chip in lane.chips),
            key=lambda one: (one.day, one.start),
        )

    @property
    def knows_holidays(self) -> bool:
        """Whether the school holidays of the year are there."""
        return any(one.short for one in self.holidays)

    @property
    def legend(self) -> list[tuple[str, str]]:
        """The states that occur, with their words."""
        words = {
            "gehalten": _("gehalten"),
            "heute": _("heute"),
            "fest": _("steht fest"),
            "geplant": _("geplant"),
            "frei": _("freigehalten"),
            "ausgefallen": _("ausgefallen"),
            "neu": _("Vorschlag"),
            "alt": _("bisher"),
        }
        there = {chip.state for chip in self.chips}
        return [(state, words[state]) for state in STATES if state in there]

    @cached_property
    def by_month(self) -> list[MonthPage]:
        """The months with their lines."""
        return [self._month(head) for head in self.months]

    def _month(self, head: MonthHead) -> MonthPage:
        lines = [
            MonthLine(lane.row, chips)
            for lane in self.lanes
            if (chips := tuple(c for c in lane.chips if head.first <= c.day <= head.last))
        ]
        counted = [chip for line in lines for chip in line.chips]
        number = sum(chip.state not in {"ausgefallen", "neu", "frei"} for chip in counted)
        return MonthPage(head, tuple(lines), number)

    def first_after(self, day: dt.date) -> Chip | None:
        """The next Termin from a day on, else the last one: what the panel tells of by itself."""
        alive = [one for one in self.chips if one.uid and one.state != "ausgefallen"]
        ahead = [one for one in alive if one.day >= day and one.state != "gehalten"]
        return ahead[0] if ahead else alive[-1] if alive else None


def year_page(
    who: Standing,
    year: SchoolYear,
    *,
    today: dt.date,
    proposed: Iterable[Chip] = (),
    asked: str = "",
) -> YearPage:
    """The year as its reader may see it; `proposed` adds dates that are not saved. Three queries.

    `asked` names a scope: a site's slug, "alle", or the shared formats.
    """
    every = list(
        formats_between(who.programme, year.begins, year.ends).select_related("circle__site")
    )
    scope = scope_of(every, asked)
    formats = [one for one in every if scope.shows(one)]
    mine = visible_occurrences(who)
    if len(formats) < len(every):
        mine = mine.filter(occurrence__format__in=[one.pk for one in formats])
    termine = list(from_to(mine, year.begins, year.ends))
    spans = free_spans(who.programme, year.begins, year.ends)
    scale = scale_of(year)
    chips = _chips(who, formats, termine, today)
    shown = {one.pk for one in formats}
    for one in proposed:
        if one.format not in shown:
            continue
        there = chips[one.format]
        chips[one.format] = [*(chip for chip in there if chip.uid != one.uid or not one.uid), one]
    lanes = _lanes(formats, year, spans, termine, today)
    marks: dict[int | None, str] = {site.pk: site.mark for site in scope.sites}
    return YearPage(
        year=year,
        scale=scale,
        today=scale.at(today) if today in year else None,
        months=months_of(year, scale, spans),
        holidays=holidays_of(scale, spans),
        lanes=tuple(_lane(row, chips[row.key], scale, marks.get(row.site, "")) for row in lanes),
        count=sum(termin.status not in NOT_COUNTED for termin in termine),
        agreed=sum(row.agreed for row in lanes),
        may_plan=may_plan(who),
        scope=scope,
    )


def _chips(
    who: Standing, formats: Sequence[Format], termine: Sequence[Termin], today: dt.date
) -> dict[int, list[Chip]]:
    names = {one.pk: one.name for one in formats}
    numbers = numbered(termine)
    found: dict[int, list[Chip]] = defaultdict(list)
    for termin in termine:
        key = termin.occurrence.format_id
        found[key].append(
            chip_of(
                termin,
                names.get(key, termin.title),
                today=today,
                may_move=may_plan(who),
                number=numbers.get(termin.pk),
            )
        )
    return found


def _lanes(
    formats: Iterable[Format],
    year: SchoolYear,
    spans: Iterable[FreeSpan],
    termine: Iterable[Termin],
    today: dt.date,
) -> list[SollIstRow]:
    """The counts of every format as of today; nothing is missing in a year that has not begun."""
    as_of = min(max(today, year.begins - dt.timedelta(days=1)), year.ends)
    free = free_of(spans, year)
    kept: dict[int, list[Kept]] = defaultdict(list)
    for termin in termine:
        kept[termin.occurrence.format_id].append(Kept(termin.day, termin.status))
    return [row_of(one, quotas_of(one, year, free), kept[one.pk], as_of) for one in formats]


def _lane(row: SollIstRow, chips: Iterable[Chip], scale: Scale, mark: str) -> Lane:
    placed = in_lane(chips, start=scale.start, days=scale.days)
    notes = {
        "on_demand": _("nach Bedarf, wird gezählt"),
        "undecided": _("Häufigkeit noch offen – bitte festlegen"),
    }
    at = _note_at(placed, scale.days)
    return Lane(row, placed, notes.get(row.mode, "") if at is not None else "", at or 0, mark)


def _note_at(placed: Sequence[Chip], days: int) -> int | None:
    """The latest day of a lane with room for a note, which never covers a Termin."""
    after = [*(chip.t for chip in placed), days]
    before = [0, *after[:-1]]
    rooms = [
        start + BESIDE for start, end in zip(before, after, strict=True) if end - start >= ROOM
    ]
    return rooms[-1] if rooms else None
