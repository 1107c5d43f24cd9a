"""Which rules a Termin would break on another day: firm ones first, each in a German sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.problem import meeting_of, problem_of
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.rules import Finding, findings

UNFILLED = "left_unfilled"


def check_move(
    facts: Facts, need: Need, entry: Entry, *, day: date, span: tuple[Minute, Minute]
) -> tuple[Finding, ...]:
    """What breaks when a Termin of a format comes to lie on `day`, from `span[0]` to `span[1]`.

    A new Termin is an entry whose uid no other has.
    """
    lasting = replace(need, minutes=max(1, span[1] - span[0]))
    moved = meeting_of(need, replace(entry, day=day, start=span[0]))
    others = [one for one in facts.entries if one.uid != entry.uid]
    plan = [
        meeting_of(theirs, one) for one in others if (theirs := facts.need(one.format)) is not None
    ]
    needs = tuple(lasting if one.key == need.key else one for one in facts.needs)
    laid = replace(facts, begin=facts.first, entries=tuple(others), needs=needs)
    problem = problem_of(laid, planned=True)
    found = list(findings(problem, [*plan, moved], moved))
    if facts.entry(entry.uid) is not None:
        found += _left(facts, need, entry, day)
    return tuple(sorted(found, key=lambda one: not one.firm))


def _left(facts: Facts, need: Need, entry: Entry, day: date) -> Iterator[Finding]:
    """The period it leaves keeps fewer than were agreed."""
    for quota in facts.quotas(need):
        leaves = quota.start <= entry.day <= quota.end and not quota.start <= day <= quota.end
        inside = sum(
            one.format == need.key and quota.start <= one.day <= quota.end
            for one in facts.entries
            if one.uid != entry.uid
        )
        if leaves and inside < quota.agreed:
            text = f"{quota.label}: dann {inside} von {quota.agreed} vereinbarten."
            yield Finding(UNFILLED, firm=False, text=text)


def firm_reasons(facts: Facts, need: Need, entry: Entry) -> tuple[str, ...]:
    """The firm rules a Termin breaks where it lies now."""
    found = check_move(facts, need, entry, day=entry.day, span=(entry.start, entry.end))
    return tuple(one.text for one in found if one.firm)
