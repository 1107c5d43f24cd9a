"""The planner's door: a problem in, a plan out; the same wish gives the same plan."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting, Plan, Status
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.series import Placed, Series, Slot, lay_series
from wirkraum.planning.domain.solver.board import Board, set_up
from wirkraum.planning.domain.solver.budget import make_budget
from wirkraum.planning.domain.solver.pieces import Cutter
from wirkraum.planning.domain.solver.pool import open_pool
from wirkraum.planning.domain.solver.search import Search
from wirkraum.planning.domain.solver.unmet import all_unmet
from wirkraum.planning.domain.year import Year, lay_out

# What an announced meeting keeps when its room is gone: a place in no list.
NOWHERE = -1
# Larger pieces take much longer to decide well (measured on towns of 7 to 60 sites).
MOST_SLOTS_AT_ONCE = 9_000


def solve(
    problem: Problem,
    *,
    previous: Plan | None = None,
    seconds: float = 10.0,
    workers: int = 1,
    seed: int = 0,
) -> Plan:
    """The best plan found in about `seconds`, sooner where none can be better.

    Missing meetings are a flaw among others and told in `unmet`; only where meetings are wanted
    and not one can be held the plan is "infeasible". `previous` had been announced: moving its
    meetings costs. The same problem, previous plan, seconds, workers and seed give the same plan;
    with one worker all happens in this process, with more each decides in a process of its own.
    """
    year = lay_out(problem)
    series = lay_series(year)
    board = set_up(year, series, _announced(year, series, previous))
    budget = make_budget(seconds, workers, seed)
    with open_pool(workers) as pool:
        bound = Search(board, make_cutter(board), budget, pool, workers).run()
    return _plan(board, bound, round(budget.spent, 2), seed)


def make_cutter(board: Board) -> Cutter:
    sizes = {at: sum(map(len, slots.values())) for at, slots in board.slots.items()}
    return Cutter(board.year, sizes, MOST_SLOTS_AT_ONCE)


def _announced(
    year: Year, series: Sequence[Series], previous: Plan | None
) -> Mapping[int, tuple[Slot, ...]]:
    """The meetings of the previous plan, by series; formats that are gone are left out."""
    found: defaultdict[int, list[Slot]] = defaultdict(list)
    number = {each.id: each.at for each in series}
    for each in previous.meetings if previous else ():
        if each.format in number:
            room = year.room.get(each.room, NOWHERE)
            slot = Slot(year.number(each.date), year.cell(each.start), room)
            found[number[each.format]].append(slot)
    return {at: tuple(slots) for at, slots in found.items()}


def _plan(board: Board, bound: int, seconds: float, seed: int) -> Plan:
    placed = board.placed(board.series)
    cost = costs_of(board.year, board.series, placed, board.before).total
    unmet = all_unmet(board, proven=bound >= cost)
    status: Status = "optimal" if bound >= cost else "feasible"
    wanted = [each for each in board.series if each.wanted and not each.reserve]
    if wanted and not any(board.slots[each.at] for each in wanted):
        status = "infeasible"
    meetings = tuple(_meeting(board, each) for each in sorted(placed, key=_order))
    return Plan(meetings, cost, min(bound, cost), status, unmet, seconds, seed)


def _order(each: Placed) -> tuple[int, int, int]:
    return each.day, each.start, each.series


def _meeting(board: Board, each: Placed) -> Meeting:
    year = board.year
    return Meeting(
        board.series[each.series].id,
        year.days[each.day],
        each.start * year.problem.grid_minutes,
        year.problem.rooms[each.room].id,
    )
