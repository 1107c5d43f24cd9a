"""The year plan's tables, by noun."""

from wirkraum.planning.models.format import Coordination, Format, Occurrence, Reserve, understood
from wirkraum.planning.models.runs import PlanRun, RunState
from wirkraum.planning.models.weighting import Weighting
from wirkraum.programme.models.people import monday_to_friday, working_days

__all__ = [
    "Coordination",
    "Format",
    "Occurrence",
    "PlanRun",
    "Reserve",
    "RunState",
    "Weighting",
    "monday_to_friday",
    "understood",
    "working_days",
]
