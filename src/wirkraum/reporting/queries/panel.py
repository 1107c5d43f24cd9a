"""The evidence behind a statement, for the panel beside the slide."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wirkraum.calendar.queries import SiteTag
from wirkraum.kit.words import spoken
from wirkraum.programme.queries import SiteRow
from wirkraum.reporting.domain.tree import Evidence, Placed
from wirkraum.reporting.domain.tree_checks import reason_against
from wirkraum.reporting.queries.known import Known

SHOWN = 6
MANY = 50  # more records than this are told site by site


@dataclass(frozen=True)
class SiteCount:
    """A site and how many of the records are from there."""

    mark: str
    name: str
    count: int
    vacant: bool


@dataclass(frozen=True)
class Record:
    """A record in the list: `sites` are its marks, `note` what was written down there."""

    label: str
    detail: str
    day: dt.date | None
    path: str
    sites: tuple[SiteTag, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class RecordGroup:
    """Records of one site (name), or all together (no name)."""

    name: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Panel:
    """All that stands behind one statement; `left` records are not shown yet."""

    ref: str
    text: str
    reason: str
    free: bool
    as_of: dt.date | None
    count: int
    sites: tuple[SiteCount, ...]
    groups: tuple[RecordGroup, ...]
    left: int

    @property
    def gaps(self) -> tuple[SiteCount, ...]:
        """Vacant sites without a record: said, not hidden."""
        return tuple(site for site in self.sites if site.vacant and not site.count)


@dataclass(frozen=True)
class Around:
    """What the records know beyond the report: their sites and notes, and the sites at work.

    Of a frozen edition nothing is known but the edition itself.
    """

    sites: tuple[SiteRow, ...] = ()
    marks: Mapping[str, tuple[SiteTag, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


def around(found: Known) -> Around:
    """What the loaded records know of their evidence."""
    termine = [
        termin for some in (*found.by_duty.values(), *found.talks.values()) for termin in some
    ]
    return Around(
        found.sites,
        {f"termin:{one.pk}": one.sites for one in termine if one.sites},
        {f"termin:{one.pk}": one.note for one in termine if one.note},
    )


def panel(place: Placed, more: Around, *, whole: bool = False) -> Panel:
    """The evidence of one statement, the newest first; `whole` shows all of it."""
    statement = place.statement
    records = sorted((_record(one, more) for one in statement.evidence), key=_newest)
    shown = records if whole or len(records) <= SHOWN else records[:SHOWN]
    return Panel(
        ref=place.ref,
        text=statement.text,
        reason=spoken(reason_against(statement)),
        free=statement.origin == "free",
        as_of=statement.as_of,
        count=len(records),
        sites=_counts(statement.evidence, more),
        groups=_grouped(shown, whole=whole),
        left=len(records) - len(shown),
    )


def _record(found: Evidence, more: Around) -> Record:
    return Record(
        label=found.label,
        detail=found.detail,
        day=found.day,
        path=found.path if found.path.startswith("/") else "",
        sites=more.marks.get(found.key, ()),
        note=more.notes.get(found.key, ""),
    )


def _newest(record: Record) -> tuple[int, str]:
    return (-record.day.toordinal() if record.day else 0), record.label


def _counts(records: Iterable[Evidence], more: Around) -> tuple[SiteCount, ...]:
    numbers = Counter(site.pk for record in records for site in more.marks.get(record.key, ()))
    if not numbers:
        return ()
    return tuple(
        SiteCount(site.mark, site.name, numbers[site.pk], site.vacant) for site in more.sites
    )


def _grouped(records: list[Record], *, whole: bool) -> tuple[RecordGroup, ...]:
    if not whole or len(records) <= MANY:
        return (RecordGroup("", tuple(records)),)
    groups: dict[str, list[Record]] = {}
    for record in records:
        name = ", ".join(site.name for site in record.sites)
        groups.setdefault(name, []).append(record)
    return tuple(RecordGroup(name, tuple(some)) for name, some in sorted(groups.items()))
