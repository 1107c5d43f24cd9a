"""Which rules a meeting breaks, said at once while a person moves it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.rules_case import Case, Finding, make_case, moved_to
from wirkraum.planning.domain.rules_day import DAY_RULES
from wirkraum.planning.domain.rules_people import PEOPLE_RULES
from wirkraum.planning.domain.rules_series import SERIES_RULES

__all__ = ["Finding", "findings", "findings_by_day", "judged"]


def findings(problem: Problem, meetings: Iterable[Meeting], moved: Meeting) -> tuple[Finding, ...]:
    """What `moved`, one of `meetings`, breaks: firm rules first, then by what they cost.

    Raises ValueError where the format of `moved` is unknown.
    """
    return judged(make_case(problem, meetings, moved))


def findings_by_day(
    problem: Problem, meetings: Iterable[Meeting], moved: Meeting, days: Iterable[date]
) -> Iterator[tuple[date, tuple[Finding, ...]]]:
    """What `moved` would break on each of the days, all others staying where they are."""
    case = make_case(problem, meetings, moved)
    for day in days:
        yield day, judged(moved_to(case, replace(moved, date=day)))


def judged(case: Case) -> tuple[Finding, ...]:
    """What the moved meeting of a case breaks, in that order."""
    found = [
        finding for rule in (*DAY_RULES, *PEOPLE_RULES, *SERIES_RULES) for finding in rule(case)
    ]
    return tuple(sorted(found, key=lambda each: (not each.firm, -each.cost)))
