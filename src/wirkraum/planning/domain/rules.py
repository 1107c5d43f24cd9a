"""Which rules a meeting breaks, said at once while a person moves it."""

from collections.abc import Iterable

from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.rules_case import Finding, make_case
from wirkraum.planning.domain.rules_day import DAY_RULES
from wirkraum.planning.domain.rules_people import PEOPLE_RULES
from wirkraum.planning.domain.rules_series import SERIES_RULES

__all__ = ["Finding", "findings"]


def findings(problem: Problem, meetings: Iterable[Meeting], moved: Meeting) -> tuple[Finding, ...]:
    """What `moved`, one of `meetings`, breaks: firm rules first, then by what they cost.

    Raises ValueError where the format of `moved` is unknown.
    """
    case = make_case(problem, meetings, moved)
    found = [
        finding for rule in (*DAY_RULES, *PEOPLE_RULES, *SERIES_RULES) for finding in rule(case)
    ]
    return tuple(sorted(found, key=lambda each: (not each.firm, -each.cost)))
