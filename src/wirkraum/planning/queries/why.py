"""One Termin of a format: why it lies where it does, and what a move would break."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.domain.life import WORDS
from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import HELD, from_to
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import clock_span
from wirkraum.kit.told import told as _
from wirkraum.kit.words import spoken
from wirkraum.planning.access import MOVABLE, may_plan
from wirkraum.planning.domain.bridge.checks import check_move
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.others import OtherTime, other_times
from wirkraum.planning.domain.bridge.reasons import Reason, reasons
from wirkraum.planning.domain.rules import Finding
from wirkraum.planning.models import Format
from wirkraum.planning.queries.facts import Around, begin_of, minute_of, year_facts
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear

FREE = _("freigehalten")  # what a Termin of a format is that is only proposed
Moments = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class Why:
    """The panel beside the year."""

    uid: UUID
    version: int
    title: str
    year: SchoolYear
    day: dt.date
    hours: str
    status: str
    word: str
    number: int | None
    because: str
    is_example: bool
    pinned: bool
    reasons: tuple[Reason, ...]
    may_move: bool
    may_announce: bool
    may_ask: bool


def why(who: Standing, termin: Termin, *, at: dt.datetime) -> Why:
    """The reasons of a Termin that a format has made; it must be visible to the reader."""
    facts, over = _facts(who, termin, at), _is_over(termin, at)
    need, entry = _of(facts, termin)
    mine = sorted(one.day for one in facts.entries_of(need)) if need else []
    movable = may_plan(who) and termin.status in MOVABLE
    pinned = termin.occurrence.pinned
    return Why(
        uid=termin.uid,
        version=termin.version,
        title=termin.title,
        year=SchoolYear.of(termin.day),
        day=termin.day,
        hours=clock_span(termin.starts_at, termin.ends_at),
        status=termin.status,
        word=spoken(FREE if termin.status == Status.PROPOSED else WORDS[termin.status]),
        number=mine.index(termin.day) + 1 if termin.day in mine and entry else None,
        because=termin.cancelled_because,
        is_example=termin.is_example,
        pinned=pinned,
        reasons=reasons(facts, need, entry, pinned=pinned, over=over) if need and entry else (),
        may_move=movable,
        may_announce=movable and termin.status != Status.ANNOUNCED,
        may_ask=movable and not over and need is not None and not need.set_by_others,
    )


def _facts(who: Standing, termin: Termin, at: dt.datetime) -> Facts:
    """The whole year where reasons are to be proven, else what is around the Termin.

    What its reader may not see stands in the way without a name.
    """
    year = SchoolYear.of(termin.day)
    if _is_over(termin, at) or termin.occurrence.pinned or termin.status == Status.CANCELLED:
        around = Around(termin.occurrence.format_id, termin.day, termin.day)
        return year_facts(who.programme, year, begin=begin_of(year, at), around=around)
    facts = year_facts(who.programme, year, begin=begin_of(year, at))
    if may_plan(who):
        return facts
    mine = from_to(visible_termine(who), year.begins, year.ends).order_by()
    seen = {str(uid) for uid in mine.values_list("uid", flat=True)}
    entries = (one if one.uid in seen else replace(one, title="") for one in facts.entries)
    return replace(facts, entries=tuple(entries))


def _is_over(termin: Termin, at: dt.datetime) -> bool:
    """Whether it was held, or its day is past: then nothing moves it any more."""
    return termin.status in HELD or termin.day < at.astimezone(BERLIN).date()


def move_findings(termin: Termin, span: Moments) -> tuple[Finding, ...]:
    """What breaks when a Termin of a format moves to these times. Eight queries."""
    begin, end = (moment.astimezone(BERLIN) for moment in span)
    year = SchoolYear.of(begin.date())
    around = Around(termin.occurrence.format_id, begin.date(), begin.date())
    facts = year_facts(termin.programme, year, begin=year.begins, around=around)
    need, entry = _of(facts, termin)
    if need is None:
        text = _("In diesem Schuljahr gilt das Format nicht.")
        return (Finding("outside", firm=True, text=text),)
    if entry is None:
        entry = Entry(str(termin.uid), need.key, need.title, termin.day, 0, 1, firm=False)
    return check_move(
        facts, need, entry, day=begin.date(), span=(minute_of(begin.time()), minute_of(end.time()))
    )


def new_findings(one: Format, span: Moments) -> tuple[Finding, ...]:
    """What breaks when a format gets one more Termin at these times."""
    termin = Termin(programme=one.programme, title=one.name, starts_at=span[0], ends_at=span[1])
    termin.occurrence = one.occurrences.model(format=one, termin=termin)
    return move_findings(termin, span)


def other_times_of(termin: Termin, *, at: dt.datetime) -> tuple[OtherTime, ...]:
    """Up to three other times for a Termin of a format, from tomorrow on; none where it is over."""
    if _is_over(termin, at):
        return ()
    year = SchoolYear.of(termin.day)
    facts = year_facts(termin.programme, year, begin=begin_of(year, at))
    need, entry = _of(facts, termin)
    return other_times(facts, need, entry) if need and entry else ()


def _of(facts: Facts, termin: Termin) -> tuple[Need | None, Entry | None]:
    return facts.need(str(termin.occurrence.format_id)), facts.entry(str(termin.uid))
