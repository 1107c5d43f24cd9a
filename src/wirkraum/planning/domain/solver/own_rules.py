"""What a series asks of itself: its quotas, its gaps, even spacing and a rhythm."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from wirkraum.planning.domain.series import Slot
from wirkraum.planning.domain.solver.choices import Choice
from wirkraum.planning.domain.solver.cpsat import Model
from wirkraum.planning.domain.year import Year


def add_own_rules(model: Model, year: Year, choice: Choice) -> None:
    weights = year.problem.weights
    add_limits(
        model,
        choice,
        weights.dropped_reserve if choice.series.reserve else weights.missing_meeting,
    )
    if choice.series.spacing is not None:
        _add_spacing(model, year, choice, *choice.series.spacing)
    if choice.series.rhythm:
        _add_rhythm(model, year, choice)


def add_limits(model: Model, choice: Choice, missing: int = 0) -> None:
    """Never more meetings than promised, each missing one costs; never closer than the least gap."""
    for quota in choice.series.quotas:
        days = [choice.days[day] for day in quota.days if day in choice.days]
        least = max(quota.wanted, len(choice.fixed.intersection(quota.days)))
        model.within([*days, model.add(missing, most=quota.wanted)], [], quota.wanted, least)
    for run in _runs(sorted(choice.days.keys() - choice.fixed), choice.series.gap):
        model.at_most_one([choice.days[day] for day in run])


def _runs(days: list[int], length: int) -> Iterable[list[int]]:
    """The maximal runs of days that lie in `length` days on end."""
    last = -1
    for at, first in enumerate(days):
        end = at
        while end < len(days) and days[end] < first + length:
            end += 1
        if end > last and end - at > 1:
            yield days[at:end]
        last = max(last, end)


def _add_spacing(model: Model, year: Year, choice: Choice, least: int, most: int) -> None:
    """Each window without a meeting that is as long as the longest gap costs, and so does
    each window as short as the shortest gap for every meeting past the first: summed over
    all windows this is exactly the number of days outside the even spacing."""
    cost = year.problem.weights.gap_day
    held = [choice.days.get(day) for day in choice.series.days]
    wide = _windows(held, range(len(held) - most + 1), most)
    for inside, times in wide.items():
        model.within([*inside, model.add(times * cost)], [], 1, len(inside) + 1)
    for inside, times in _windows(held, range(2 - least, len(held) - 1), least).items():
        if len(inside) > 1:
            crowd = model.add(times * cost, most=len(inside) - 1)
            model.within(inside, [crowd], 0, 1)


def _windows(held: list[int | None], firsts: range, length: int) -> Counter[tuple[int, ...]]:
    """The variables in each window, and how many windows hold just these."""
    return Counter(
        tuple(day for day in held[max(0, first) : first + length] if day is not None)
        for first in firsts
    )


def _add_rhythm(model: Model, year: Year, choice: Choice) -> None:
    """One weekday and one hour are the format's own; each meeting off them costs."""
    weights = year.problem.weights
    blocks = _blocks(choice)
    by_day = [
        _sorted_by({choice.days[day]: year.weekday[day] for day in block}) for block in blocks
    ]
    by_start = [
        _sorted_by({choice.slots[slot]: slot.start for slot in slots})
        for slots in _slots_in(choice, blocks)
    ]
    _add_habit(model, by_day, weights.off_weekday)
    _add_habit(model, by_start, weights.off_time)


def _blocks(choice: Choice) -> list[list[int]]:
    """The days cut into runs that hold one meeting at most."""
    days, fixed = sorted(choice.days), choice.fixed

    def run_of(day: int) -> tuple[int, int]:
        return (day - days[0]) // choice.series.gap, day if day in fixed else -1

    return [list(run) for _, run in groupby(days, run_of)]


def _slots_in(choice: Choice, blocks: list[list[int]]) -> list[list[Slot]]:
    block_of = {day: at for at, block in enumerate(blocks) for day in block}
    found: list[list[Slot]] = [[] for _ in blocks]
    for slot in choice.slots:
        found[block_of[slot.day]].append(slot)
    return found


def _sorted_by(kinds: Mapping[int, int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for variable, kind in kinds.items():
        found[kind].append(variable)
    return found


def _add_habit(model: Model, blocks: list[dict[int, list[int]]], cost: int) -> None:
    """Chooses one kind; in each block a meeting of another kind costs."""
    kinds = sorted({kind for block in blocks for kind in block})
    if len(kinds) < 2 or not cost:
        return
    chosen = {kind: model.add() for kind in kinds}
    model.habit(
        {chosen[kind]: [each for block in blocks for each in block.get(kind, ())] for kind in kinds}
    )
    for block in blocks:
        for kind, variables in block.items():
            model.within(variables, [chosen[kind], model.add(cost)], -2, 0)
