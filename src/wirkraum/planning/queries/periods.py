"""Agreed, held, planned and missing for every format and period of a school year, at any Stichtag."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import from_to
from wirkraum.kit.told import Told
from wirkraum.planning.access import formats_between, may_plan, visible_occurrences
from wirkraum.planning.domain.bridge.tally import HELD, NOT_COUNTED, Kept
from wirkraum.planning.domain.quota import PeriodQuota
from wirkraum.planning.models import Format
from wirkraum.planning.queries.chips import Chip, chip_of
from wirkraum.planning.queries.soll_ist import (
    SollIstRow,
    free_dates,
    kept_by_format,
    quotas_of,
    row_of,
)
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Site

FEW = 10  # formats


class Stand(NamedTuple):
    """The Stichtag, and the first day from which on what is not held is still planned."""

    day: dt.date
    open: dt.date


@dataclass(frozen=True)
class Count:
    """Termine at a Stichtag: `missing` of periods that have begun, `ahead` agreed later and not planned.

    `unrecorded` are over and not entered as held; they count as missing.
    """

    agreed: int = 0
    held: int = 0
    planned: int = 0
    missing: int = 0
    ahead: int = 0
    unrecorded: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class PeriodLine:
    """A period of a format; `chips` are its Termine, as far as the reader may see them."""

    label: Told | str
    count: Count
    chips: tuple[Chip, ...]
    begun: bool


@dataclass(frozen=True)
class FormatLine:
    """A format's row with its periods; the count is their sum."""

    row: SollIstRow
    count: Count
    periods: tuple[PeriodLine, ...]

    as_of: dt.date

    @property
    def address(self) -> str:
        """Where its periods stand open on the page."""
        asked = f"?stichtag={self.as_of.isoformat()}&format={self.row.key}#f{self.row.key}"
        return asked if self.periods else ""


@dataclass(frozen=True)
class SiteGroup:
    """The formats of the coordination (site None) or of a site's own circles."""

    site: Site | None
    lines: tuple[FormatLine, ...]
    count: Count


@dataclass(frozen=True)
class SollIstPage:
    """The whole year at a Stichtag."""

    as_of: dt.date
    year: SchoolYear
    groups: tuple[SiteGroup, ...]
    count: Count
    undecided: int
    in_future: bool

    @property
    def few(self) -> bool:
        """Whether all periods can stand open at once."""
        return sum(len(group.lines) for group in self.groups) <= FEW


def soll_ist_page(who: Standing, as_of: dt.date, *, today: dt.date) -> SollIstPage:
    """All formats of the Stichtag's school year, period by period. Four queries.

    Where the Stichtag is still to come, what lies between is planned.
    """
    year = SchoolYear.of(as_of)
    formats = formats_between(who.programme, year.begins, year.ends).select_related("circle__site")
    termine = Termin.objects.filter(programme=who.programme, occurrence__isnull=False)
    termine = from_to(termine.exclude(status=Status.PROPOSED), year.begins, year.ends)
    kept, chips = kept_by_format(termine), _chips(who, year, as_of)
    free, stand = free_dates(who.programme, year), Stand(as_of, min(as_of, today))
    lines = [
        (
            one.circle.site,
            _line(one, quotas_of(one, year, free), kept.get(one.pk, []), chips[one.pk], stand),
        )
        for one in formats
    ]
    groups = tuple(_groups(lines))
    return SollIstPage(
        as_of=as_of,
        year=year,
        groups=groups,
        count=sum((one.count for one in groups), Count()),
        undecided=sum(one.row.mode == "undecided" for _site, one in lines),
        in_future=as_of > today,
    )


def _groups(lines: Iterable[tuple[Site | None, FormatLine]]) -> Iterator[SiteGroup]:
    def key(one: tuple[Site | None, FormatLine]) -> tuple[int, str]:
        site = one[0]
        return (len(site.mark), site.mark) if site else (0, "")

    for _mark, some in groupby(sorted(lines, key=key), key=key):
        found = list(some)
        mine = tuple(line for _site, line in found)
        yield SiteGroup(found[0][0], mine, sum((one.count for one in mine), Count()))


def _chips(who: Standing, year: SchoolYear, as_of: dt.date) -> Mapping[int, list[Chip]]:
    found: defaultdict[int, list[Chip]] = defaultdict(list)
    seen = from_to(visible_occurrences(who).exclude(status=Status.PROPOSED), year.begins, year.ends)
    for termin in seen:
        chip = chip_of(termin, termin.title, today=as_of, may_move=may_plan(who), number=None)
        if termin.status in HELD and chip.day > as_of:
            chip = replace(chip, state="geplant", word=_("damals geplant"))
        found[termin.occurrence.format_id].append(chip)
    return found


def _line(
    one: Format,
    quotas: Sequence[PeriodQuota],
    kept: Sequence[Kept],
    chips: Sequence[Chip],
    stand: Stand,
) -> FormatLine:
    alive = [each for each in kept if each.status not in NOT_COUNTED]
    periods = tuple(_periods(one, quotas, alive, chips, stand))
    count = sum((each.count for each in periods), Count())
    return FormatLine(row_of(one, quotas, kept, stand.day), count, periods, stand.day)


def _periods(
    one: Format,
    quotas: Sequence[PeriodQuota],
    kept: Sequence[Kept],
    chips: Sequence[Chip],
    stand: Stand,
) -> Iterator[PeriodLine]:
    """The agreed periods, and what lies in none of them."""
    counted = [each for each in quotas if each.agreed or any(k.day in each for k in kept)]
    counted = counted if one.frequency.mode == "regular" else []
    for quota in counted:
        count = count_of(quota.agreed, [k for k in kept if k.day in quota], stand, quota.start)
        inside = tuple(chip for chip in chips if chip.day in quota)
        yield PeriodLine(quota.label, count, inside, quota.start <= stand.day)
    rest = [k for k in kept if not any(k.day in quota for quota in counted)]
    others = tuple(chip for chip in chips if not any(chip.day in quota for quota in counted))
    if rest or others:
        label = _("außerhalb der Zeiträume") if counted else _("im Schuljahr")
        yield PeriodLine(label, count_of(0, rest, stand, stand.day), others, begun=True)


def count_of(agreed: int, kept: Iterable[Kept], stand: Stand, start: dt.date) -> Count:
    """A period's count; what was held after the Stichtag was then ahead."""
    held = planned = unrecorded = 0
    for one in kept:
        if one.status in HELD and one.day <= stand.day:
            held += 1
        elif one.day >= stand.open:
            planned += 1
        else:
            unrecorded += 1
    lacking = max(0, agreed - held - planned)
    begun = start <= stand.day
    return Count(
        agreed, held, planned, lacking if begun else 0, 0 if begun else lacking, unrecorded
    )
