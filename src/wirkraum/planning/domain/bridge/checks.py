"""Which rules a Termin would break on another day: firm ones first, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.grounds import Grounds
from wirkraum.planning.domain.bridge.problem import meeting_of, problem_of
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.rules import Finding, findings_by_day

UNFILLED = "left_unfilled"


def check_move(
    facts: Facts, need: Need, entry: Entry, *, day: date, span: tuple[Minute, Minute]
) -> tuple[Finding, ...]:
    """What breaks when a Termin of a format comes to lie on `day`, from `span[0]` to `span[1]`.

    A new Termin is an entry whose uid no other has.
    """
    return next(found for _day, found in check_days(facts, need, entry, days=[day], span=span))


def check_days(
    facts: Facts, need: Need, entry: Entry, *, days: Sequence[date], span: tuple[Minute, Minute]
) -> Iterator[tuple[date, tuple[Finding, ...]]]:
    """The same for several days at once, which costs little more than for one."""
    lasting = replace(need, minutes=max(1, span[1] - span[0]))
    moved = meeting_of(need, replace(entry, day=days[0], start=span[0]))
    others = [one for one in facts.entries if one.uid != entry.uid]
    needs = tuple(lasting if one.key == need.key else one for one in facts.needs)
    laid = replace(facts, begin=facts.first, entries=tuple(others), needs=needs)
    grounds = Grounds(laid)
    plan = [
        meeting_of(theirs, one, grounds.room_of(theirs, one))
        for one in others
        if (theirs := facts.need(one.format)) is not None
    ]
    problem = problem_of(laid, planned=True)
    known = facts.entry(entry.uid) is not None
    for day, found in findings_by_day(problem, [*plan, moved], moved, days):
        left = _left(facts, need, entry, day) if known else ()
        yield day, tuple(sorted([*found, *left], key=lambda one: not one.firm))


def _left(facts: Facts, need: Need, entry: Entry, day: date) -> Iterator[Finding]:
    """The period it leaves keeps fewer than were agreed."""
    for quota in facts.quotas(need):
        leaves = entry.day in quota and day not in quota
        inside = sum(one.day in quota for one in facts.entries_of(need) if one.uid != entry.uid)
        if leaves and inside < quota.agreed:
            text = _(
                "%(period)s: dann %(left)s von %(agreed)s vereinbarten.",
                period=quota.label,
                left=inside,
                agreed=quota.agreed,
            )
            yield Finding(UNFILLED, firm=False, text=text)


def firm_reasons(facts: Facts, need: Need, entry: Entry) -> tuple[Told, ...]:
    """The firm rules a Termin breaks where it lies now."""
    found = check_move(facts, need, entry, day=entry.day, span=(entry.start, entry.end))
    return tuple(one.text for one in found if one.firm)
