"""A Termin among all others of the year, ready to be asked why it lies there and where else it could."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.facts import Entry, Facts, Need
from wirkraum.planning.domain.bridge.problem import meeting_of, plan_of, problem_of
from wirkraum.planning.domain.explain import Explanation, explain
from wirkraum.planning.domain.explain_reasons import with_format
from wirkraum.planning.domain.problem import AsNeeded, Barred, Problem, Span, Undecided

REACH = timedelta(days=42)  # how far a Termin moves that counts in no period


def explained(facts: Facts, need: Need, entry: Entry) -> Explanation | None:
    """The Termin as a meeting of the plan; None where others set its days or its format is over."""
    lasting = replace(need, minutes=max(1, entry.end - entry.start))
    rest = replace(
        facts,
        begin=min(facts.begin, entry.day),
        needs=tuple(lasting if one.key == need.key else one for one in facts.needs),
        entries=tuple(one for one in facts.entries if one.uid != entry.uid),
    )
    problem = _asked(problem_of(rest), rest, need)
    which = replace(meeting_of(need, entry), fixed=False)
    return explain(problem, (*plan_of(rest).meetings, which), which)


def is_planned(facts: Facts, need: Need, entry: Entry) -> bool:
    """Whether the plan chose the day by itself, so that it has its reasons."""
    chosen = need.frequency.mode == "regular" or entry.reserve
    return chosen and bool(facts.quotas(need)) and not need.set_by_others


def within(facts: Facts, need: Need, entry: Entry) -> Span:
    """The days on which another day is looked for: those to come, near it where no period binds."""
    first, last = facts.begin, facts.last
    if not is_planned(facts, need, entry):
        first, last = max(first, entry.day - REACH), min(last, entry.day + REACH)
    return Span(first, last)


def _asked(problem: Problem, facts: Facts, need: Need) -> Problem:
    """With a format that is not planned by itself as one that lacks this one Termin."""
    known = problem.by_id.get(need.key)
    if known is None or not isinstance(known.frequency, Undecided):
        return problem
    taken = (*known.not_on, *_taken(facts, need))
    return with_format(problem, replace(known, frequency=AsNeeded(1, "year"), not_on=taken))


def _taken(facts: Facts, need: Need) -> Iterator[Barred]:
    for one in facts.entries_of(need):
        yield Barred(Span(one.day, one.day), _("dort liegt schon ein Termin des Formats"))
