"""A first right plan without search: series by series, the best days that are still open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirkraum.planning.domain.costs import uneven_days
from wirkraum.planning.domain.series import Placed, Quota, Series, Slot, day_cost, start_cost
from wirkraum.planning.domain.solver.choices import Task, open_slots
from wirkraum.planning.domain.solver.occupied import add_meetings


class Option(NamedTuple):
    """The best open slot of a day and what it costs."""

    cost: int
    slot: Slot


def fill(task: Task, held: Iterable[Placed] = ()) -> tuple[Placed, ...]:
    """Meetings for all series of the task besides those held; what finds no day stays missing."""
    mine: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in held:
        mine[each.series].append(each)
    for series in task.free:
        add_meetings(task.year, series, mine[series.at], task.occupied)
    placed = [each for found in mine.values() for each in found]
    for series in sorted(task.free, key=lambda each: (each.reserve, -len(each.must), each.at)):
        found = _fill(task, series, [each.day for each in mine[series.at]])
        placed += found
        add_meetings(task.year, series, found, task.occupied)
    return tuple(placed)


def _fill(task: Task, series: Series, held: Sequence[int]) -> list[Placed]:
    """The cheapest of the ways to hold the series mostly on one weekday."""
    if len(held) >= series.wanted:
        return []
    slots = {
        day: tuple(open_slots(task, series, day, every))
        for day, every in task.slots[series.at].items()
        if day not in held
    }
    options, weekdays = _options(task, series, slots), sorted(series.format.weekdays)
    ways = [_on(task, series, options, (weekday, held)) for weekday in weekdays]
    best = min(ways, key=lambda way: way[0], default=(0, []))
    return [Placed(series.at, *slot) for slot in best[1]]


def _on(
    task: Task,
    series: Series,
    every: Mapping[int, Option],
    habit: tuple[int, Sequence[int]],
) -> tuple[int, list[Slot]]:
    weekday, held = habit
    weights = task.year.problem.weights
    off = weights.off_weekday if series.rhythm else 0
    options = {
        day: Option(each.cost + off * (task.year.weekday[day] != weekday), each.slot)
        for day, each in every.items()
    }
    picked = _pick(series, options, held)
    cost = sum(each.cost for each in picked)
    cost += (series.wanted - len(picked)) * weights.missing_meeting
    days = sorted([*held, *(each.slot.day for each in picked)])
    cost += uneven_days(series, days) * weights.gap_day
    return cost, [each.slot for each in picked]


def _options(
    task: Task, series: Series, slots: Mapping[int, tuple[Slot, ...]]
) -> dict[int, Option]:
    before = task.previous.get(series.at, ())
    days = {slot.day for slot in before}
    weights = task.year.problem.weights
    starts = {start: start_cost(task.year, series, start) for start in series.starts}
    found = {}
    for day, every in slots.items():
        base = day_cost(task.year, series, day) - weights.moved_date * (day in days)
        options = [
            Option(
                base + starts.get(slot.start, 0) - weights.moved_time_or_room * (slot in before),
                slot,
            )
            for slot in every
        ]
        if options:
            found[day] = min(options)
    return found


def _pick(series: Series, options: Mapping[int, Option], held: Sequence[int]) -> list[Option]:
    """Days near even spacing, never closer than the least gap to each other and to those held."""
    picked = list(held)
    for quota in series.quotas:
        here = [day for day in held if day in quota.days]
        for target in _farthest(_targets(quota), here):
            open_ = [
                day
                for day in quota.days
                if day in options and all(abs(day - other) >= series.gap for other in picked)
            ]
            if open_:
                picked.append(min(open_, key=lambda day: _badness(options[day], target)))
    return [options[day] for day in sorted(picked) if day not in held]


def _badness(option: Option, target: int) -> tuple[int, int]:
    return option.cost + abs(option.slot.day - target), option.slot.day


def _farthest(targets: list[int], held: Sequence[int]) -> list[int]:
    """The targets that are left when each meeting held takes the nearest."""
    left = list(targets)
    for day in held[: len(targets)]:
        left.remove(min(left, key=lambda target: abs(target - day)))
    return left


def _targets(quota: Quota) -> list[int]:
    """The middle day of each even part of the quota's days."""
    days, count = quota.days, quota.wanted
    return [days[(2 * at + 1) * len(days) // (2 * count)] for at in range(count)] if days else []
