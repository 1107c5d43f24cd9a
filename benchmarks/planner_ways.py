"""Ways to plan a year beside the planner's own: a series by rule, the same mended by hand, HiGHS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.series import Placed, Quota, Series, Slot, lay_series, slots_of
from wirkraum.planning.domain.solver.board import set_up
from wirkraum.planning.domain.solver.choices import Task, open_slots, read_choice
from wirkraum.planning.domain.solver.cpsat import Model
from wirkraum.planning.domain.solver.occupied import add_meetings, occupy
from wirkraum.planning.domain.solver.piece import build
from wirkraum.planning.domain.year import Year, lay_out

Way = Callable[[Problem, float], tuple[list[Meeting], int]]


def by_rule(problem: Problem, _seconds: float) -> tuple[list[Meeting], int]:
    """What calendars do: each series on its own weekday and hour, holidays skipped, no one asked."""
    year = lay_out(problem)
    return [_meeting(year, *each) for each in _series_by_rule(year)], 0


def by_hand(problem: Problem, _seconds: float) -> tuple[list[Meeting], int]:
    """The same; then each date that does not work goes to the first free slot near it."""
    year = lay_out(problem)
    series = lay_series(year)
    occupied = occupy(year, series, ())
    task = Task(year, series, {}, occupied, {}, {})
    held: dict[int, list[int]] = {each.at: [] for each in series}
    found = []
    slots = {each.at: slots_of(year, each) for each in series}
    for one, wish in sorted(_series_by_rule(year), key=lambda each: (each[1].day, each[1].start)):
        quota = next(each for each in one.quotas if wish.day in each.days)
        for slot in _near(quota, wish, slots[one.at]):
            far = all(abs(slot.day - day) >= one.gap for day in held[one.at])
            if far and any(open_slots(task, one, slot.day, [slot])):
                held[one.at].append(slot.day)
                add_meetings(year, one, [Placed(one.at, *slot)], occupied)
                found.append(_meeting(year, one, slot))
                break
    return found, 0


def _near(quota: Quota, wish: Slot, slots: dict[int, tuple[Slot, ...]]) -> list[Slot]:
    """The wished slot first, then its day, then the days around it."""
    every = [slot for day in quota.days for slot in slots.get(day, ())]
    return sorted(every, key=lambda each: (each != wish, abs(each.day - wish.day), each))


def _series_by_rule(year: Year) -> list[tuple[Series, Slot]]:
    found = []
    for one in lay_series(year):
        wish = one.format.prefer
        weekday = min(wish.weekdays or one.format.weekdays, default=1)
        start = one.starts[0] if wish.start is None else year.cell(wish.start)
        for quota in one.quotas:
            days = [day for day in quota.days if year.weekday[day] == weekday] or list(quota.days)
            for at in range(min(quota.wanted, len(days))):
                day = days[(2 * at + 1) * len(days) // (2 * quota.wanted)]
                found.append((one, Slot(day, start, one.rooms[0])))
    return found


def _meeting(year: Year, one: Series, slot: Slot) -> Meeting:
    minute, room = slot.start * year.problem.grid_minutes, year.problem.rooms[slot.room].id
    return Meeting(one.id, year.days[slot.day], minute, room)


def by_highs(problem: Problem, seconds: float) -> tuple[list[Meeting], int]:
    """The planner's own model, whole, by HiGHS; no meetings where it finds no plan in time."""
    begun = perf_counter()
    year = lay_out(problem)
    series = lay_series(year)
    model, choices = build(set_up(year, series, {}).task(series))
    values, bound = _highs(model, max(1.0, seconds - (perf_counter() - begun)))
    placed = [
        each for choice in choices for each in (read_choice(choice, values) if values else ())
    ]
    return [_meeting(year, series[each.series], Slot(*each[1:])) for each in placed], bound


def _highs(model: Model, seconds: float) -> tuple[Sequence[int], int]:
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("HIGHS")
    variables = [solver.IntVar(0, most, "") for most in model.most]
    objective = solver.Objective()
    objective.SetMinimization()
    objective.SetOffset(model.base)
    for variable, cost in zip(variables, model.cost, strict=True):
        objective.SetCoefficient(variable, cost)
    for clique in model.cliques:
        row = solver.Constraint(-solver.infinity(), 1)
        for at in clique:
            row.SetCoefficient(variables[at], 1)
    for terms, factors, least, most in model.rows:
        row = solver.Constraint(least, most)
        for at, factor in zip(terms, factors, strict=True):
            row.SetCoefficient(variables[at], factor)
    solver.SetTimeLimit(int(seconds * 1000))
    status = solver.Solve()
    if status not in (solver.OPTIMAL, solver.FEASIBLE):
        return (), 0
    return [round(each.solution_value()) for each in variables], round(objective.BestBound())


def highs_is_here() -> bool:
    """Whether OR-Tools brings HiGHS."""
    try:
        from ortools.linear_solver import pywraplp
    except ImportError:
        return False
    return pywraplp.Solver.CreateSolver("HIGHS") is not None


WAYS: dict[str, Way] = {
    "Serie, Ferien ausgelassen": by_rule,
    "Serie, dann von Hand": by_hand,
    "HiGHS, dasselbe Modell": by_highs,
}
