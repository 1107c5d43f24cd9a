"""A year plan as plain data: the meetings, what they cost, and what found no date."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told
from wirkraum.planning.domain.problem import Minute

Status: TypeAlias = Literal["optimal", "feasible", "infeasible"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a format; `start` in minutes since midnight, format and room by id.

    A `fixed` one was held or agreed for good: planning again never moves it.
    """

    format: str
    date: date
    start: Minute
    room: str
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: the best plan costs `cost`, none costs less than `bound`."""

    cost: int
    bound: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Unmet:
    """A period that holds fewer meetings than its format asks for, and what stands in the way."""

    format: str
    period: Told | str
    wanted: int
    planned: int
    because: Told | str


@dataclass(frozen=True, slots=True)
class Plan:
    """Meetings in order of time; no plan costs less than `bound`.

    `seconds` is the search counted in seconds of one core of a usual machine, so that it repeats
    exactly; `infeasible` means that meetings are wanted and not a single one can be held.
    """

    meetings: tuple[Meeting, ...]
    objective: int
    bound: int
    status: Status
    unmet: tuple[Unmet, ...] = ()
    seconds: float = 0.0
    seed: int = 0
