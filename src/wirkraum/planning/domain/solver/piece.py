"""One piece of a plan: some series decided together, all others as they are."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from wirkraum.planning.domain.series import Placed, Slot
from wirkraum.planning.domain.solver.choices import Choice, Task, choose, read_choice
from wirkraum.planning.domain.solver.clashes import add_no_clashes
from wirkraum.planning.domain.solver.comfort import add_comfort
from wirkraum.planning.domain.solver.cpsat import Effort, Model
from wirkraum.planning.domain.solver.diary import write_diary
from wirkraum.planning.domain.solver.own_rules import add_own_rules

# Measured on one core: seconds to build and simplify a model per number in it, and seconds
# of search per deterministic second. They turn a wish in seconds into work that repeats exactly.
SECONDS_PER_SLOT = 1e-5
SECONDS_PER_NUMBER = 5e-6
SECONDS_PER_WORK = 1.0
LEAST_WORK = 0.02
NUMBERS_PER_SLOT = 15


@dataclass(frozen=True, slots=True)
class Allowance:
    """Seconds a piece may take by the measure above, wall seconds at most, and the seed."""

    seconds: float
    wall: float
    seed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out for a piece; `meetings` is None where nothing was found in time."""

    meetings: tuple[Placed, ...] | None
    optimal: bool
    bound: int
    seconds: float


NOTHING = Answer(None, optimal=False, bound=0, seconds=0.0)


def solve_piece(
    task: Task,
    allowance: Allowance,
    start: Iterable[Placed] = (),
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """The best meetings for a piece that the allowance finds, beginning from `start`."""
    slots = sum(len(slots) for days in task.slots.values() for slots in days.values())
    least = slots * (SECONDS_PER_SLOT + NUMBERS_PER_SLOT * SECONDS_PER_NUMBER)
    if allowance.wall <= 0 or allowance.seconds <= least:
        return NOTHING
    model, choices = build(task)
    _hint(model, choices, start)
    spent = slots * SECONDS_PER_SLOT + model.size * SECONDS_PER_NUMBER
    work = (allowance.seconds - spent) / SECONDS_PER_WORK
    if work < LEAST_WORK:
        return replace(NOTHING, seconds=spent)
    outcome = model.solve(Effort(work, allowance.wall, allowance.seed), stop)
    meetings = None
    if outcome.status != "unknown":
        found = [each for choice in choices for each in read_choice(choice, outcome.values)]
        meetings = tuple(found)
    spent += outcome.work * SECONDS_PER_WORK
    return Answer(meetings, outcome.status == "optimal", outcome.bound, spent)


def build(task: Task) -> tuple[Model, list[Choice]]:
    """The model of a piece and the choices to read its answer with."""
    model = Model()
    choices = [choose(model, task, series) for series in task.free]
    for choice in choices:
        add_own_rules(model, task.year, choice)
    diary = write_diary(task.year, choices)
    add_no_clashes(model, task, diary)
    add_comfort(model, task, diary)
    return model, choices


def _hint(model: Model, choices: Iterable[Choice], start: Iterable[Placed]) -> None:
    held: defaultdict[int, set[Slot]] = defaultdict(set)
    for each in start:
        held[each.series].add(Slot(*each[1:]))
    if not held:
        return
    values: dict[int, int] = {}
    for choice in choices:
        slots = held[choice.series.at]
        days = {slot.day for slot in slots}
        values |= {at: int(slot in slots) for slot, at in choice.slots.items()}
        values |= {at: int(day in days) for day, at in choice.days.items()}
    model.hint(values)
