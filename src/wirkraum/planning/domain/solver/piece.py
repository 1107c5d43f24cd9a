"""One piece of a plan: some series decided together, all others as they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.planning.domain.series import Placed, Slot
from wirkraum.planning.domain.solver.choices import Choice, Task, choose, read_choice
from wirkraum.planning.domain.solver.clashes import add_no_clashes
from wirkraum.planning.domain.solver.comfort import add_comfort
from wirkraum.planning.domain.solver.cpsat import Effort, Model, Outcome
from wirkraum.planning.domain.solver.diary import write_diary
from wirkraum.planning.domain.solver.own_rules import add_own_rules


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out for a piece; `meetings` is None where the search found nothing."""

    outcome: Outcome
    meetings: tuple[Placed, ...] | None


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


def solve_piece(task: Task, effort: Effort, start: Iterable[Placed] = ()) -> Answer:
    """The best meetings for a piece that the effort finds, beginning from `start`."""
    model, choices = build(task)
    _hint(model, choices, set(start))
    outcome = model.solve(effort)
    if outcome.status == "unknown":
        return Answer(outcome, None)
    meetings = [each for choice in choices for each in read_choice(choice, outcome.values)]
    return Answer(outcome, tuple(meetings))


def _hint(model: Model, choices: Iterable[Choice], start: set[Placed]) -> None:
    if not start:
        return
    for choice in choices:
        held = {Slot(*each[1:]) for each in start if each.series == choice.series.at}
        days = {slot.day for slot in held}
        model.hints |= {at: int(slot in held) for slot, at in choice.slots.items()}
        model.hints |= {at: int(day in days) for day, at in choice.days.items()}
