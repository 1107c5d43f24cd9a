"""The planner's door: a problem in, a plan out; the same wish gives the same plan."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import gcd

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting, Plan, Progress, Status
from wirkraum.planning.domain.problem import Problem, ProblemError
from wirkraum.planning.domain.series import Placed, Series, Slot, lay_series
from wirkraum.planning.domain.solver.board import Board, set_up
from wirkraum.planning.domain.solver.budget import make_budget
from wirkraum.planning.domain.solver.greedy import fill
from wirkraum.planning.domain.solver.pieces import Cutter
from wirkraum.planning.domain.solver.pool import open_pool
from wirkraum.planning.domain.solver.search import Search
from wirkraum.planning.domain.solver.unmet import all_unmet
from wirkraum.planning.domain.year import Year, lay_out

# What an announced meeting keeps when its room is gone: a place in no list.
NOWHERE = -1
# Larger pieces take much longer to decide well (measured on towns of 7 to 60 sites).
MOST_SLOTS_AT_ONCE = 9_000
# Where most dates stay, few of the slots are a real choice.
AGAIN = 3


Before = Mapping[int, tuple[Slot, ...]]


def solve(  # noqa: PLR0913  each wish has a name and a default
    problem: Problem,
    *,
    previous: Plan | None = None,
    seconds: float = 10.0,
    workers: int = 1,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found in about `seconds`, sooner where none can be better.

    Missing meetings are a flaw among others and told in `unmet`; only where meetings are wanted
    and not one can be held the plan is "infeasible". What `previous` had announced stays: its fixed
    meetings as they are, of its other dates as many as a right plan can keep; what that leaves open
    is decided by cost, and "optimal" and `bound` speak of plans that keep as many dates.
    The same problem, previous plan, seconds, workers and seed give the same plan; with one worker
    all happens in this process, with more each decides in a process of its own. `progress` hears of
    the first right plan and of each step; once `cancelled` says yes the best so far comes back.
    """
    year = lay_out(replace(problem, grid_minutes=_grid(problem, previous)))
    series = lay_series(year)
    before, fixed = _announced(year, series, previous)
    board = set_up(year, series, before, fixed)
    stop = cancelled or _never
    budget = make_budget(seconds, workers, seed, stop)
    heavy = _prize_dates(board)
    more = heavy.year.problem.weights.moved_date - problem.weights.moved_date
    less = more * board.kept.lost

    def tell(cost: int, bound: int, spent: float) -> None:
        if progress is not None:
            progress(Progress(cost - less, max(0, bound - less), round(spent, 2)))

    with open_pool(workers, stop, heavy) as pool:
        search = Search(heavy, make_cutter(heavy), budget, pool, workers, progress and tell)
        bound = max(0, search.run() - less)
    board.held.update(heavy.held)
    plan = _plan(board, bound, round(budget.spent, 2), seed)
    return _with_fixed(plan, previous)


def _never() -> bool:
    return False


def _grid(problem: Problem, previous: Plan | None) -> int:
    """The problem's grid, finer where a fixed meeting lies between its lines."""
    fixed = [each.start for each in previous.meetings if each.fixed] if previous else []
    return gcd(problem.grid_minutes, *fixed)


def _prize_dates(board: Board) -> Board:
    """A board on which a lost date outweighs all else, where it is open which dates stay."""
    if not board.kept.unsure:
        return board
    placed = fill(board.task(board.series), board.placed(board.series))
    cost = costs_of(board.year, board.series, placed, board.before).total
    problem = board.year.problem
    weights = replace(problem.weights, moved_date=cost + 1)
    return replace(board, year=replace(board.year, problem=replace(problem, weights=weights)))


def _with_fixed(plan: Plan, previous: Plan | None) -> Plan:
    """The fixed meetings said as they were, to the minute."""
    fixed = {
        (each.format, each.date): each
        for each in (previous.meetings if previous else ())
        if each.fixed
    }
    meetings = tuple(fixed.get((each.format, each.date), each) for each in plan.meetings)
    return replace(plan, meetings=meetings)


def make_cutter(board: Board) -> Cutter:
    sizes = {at: sum(map(len, slots.values())) for at, slots in board.slots.items()}
    return Cutter(board.year, sizes, MOST_SLOTS_AT_ONCE * (AGAIN if board.before else 1))


def _announced(
    year: Year, series: Sequence[Series], previous: Plan | None
) -> tuple[Before, Before]:
    """The meetings of the previous plan by series, and of these the fixed ones.

    Formats that are gone are left out; raises ProblemError for fixed meetings that cannot be.
    """
    found: defaultdict[int, list[Slot]] = defaultdict(list)
    fixed: defaultdict[int, list[Slot]] = defaultdict(list)
    number = {each.id: each.at for each in series}
    for at, each in enumerate(previous.meetings if previous else ()):
        if each.format in number:
            room = year.room.get(each.room, NOWHERE)
            slot = Slot(year.number(each.date), year.cell(each.start), room)
            if each.fixed:
                _check_fixed(year, f"$.meetings[{at}]", each, fixed[number[each.format]])
                fixed[number[each.format]].append(slot)
            found[number[each.format]].append(slot)
    return _frozen(found), _frozen(fixed)


def _frozen(found: Mapping[int, list[Slot]]) -> Before:
    return {at: tuple(slots) for at, slots in found.items()}


def _check_fixed(year: Year, path: str, each: Meeting, others: Sequence[Slot]) -> None:
    if each.room not in year.room:
        reason = f"Den Raum „{each.room}“ des festen Termins gibt es nicht mehr."
        raise ProblemError(f"{path}.room", reason, "Bitte den Raum wieder aufnehmen.")
    if each.date not in year.problem.horizon:
        raise ProblemError(
            f"{path}.date",
            "Der feste Termin liegt außerhalb der Planung.",
            "Bitte weglassen oder den Zeitraum erweitern.",
        )
    if any(slot.day == year.number(each.date) for slot in others):
        raise ProblemError(
            path,
            "Am selben Tag liegt schon ein fester Termin des Formats.",
            "Bitte nur einen nennen.",
        )


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
