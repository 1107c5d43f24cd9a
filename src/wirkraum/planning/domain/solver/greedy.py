"""A first right plan without search: series by series, the best days that are still open."""

from collections.abc import Mapping
from typing import NamedTuple

from wirkraum.planning.domain.costs import uneven_days
from wirkraum.planning.domain.series import Placed, Quota, Series, Slot, day_cost, start_cost
from wirkraum.planning.domain.solver.choices import Task, open_slots
from wirkraum.planning.domain.solver.occupied import add_meetings


class Option(NamedTuple):
    """The best open slot of a day and what it costs."""

    cost: int
    slot: Slot


def fill(task: Task) -> tuple[Placed, ...]:
    """Meetings for all series of the task; what finds no day stays missing."""
    placed: list[Placed] = []
    for series in sorted(task.free, key=lambda each: (each.reserve, -len(each.must), each.at)):
        found = _fill(task, series)
        placed += found
        add_meetings(task.year, series, found, task.occupied)
    return tuple(placed)


def _fill(task: Task, series: Series) -> list[Placed]:
    """The cheapest of the ways to hold the series mostly on one weekday."""
    slots = {
        day: tuple(open_slots(task, series, day, every))
        for day, every in task.slots[series.at].items()
    }
    ways = [_on(task, series, slots, weekday) for weekday in sorted(series.format.weekdays)]
    best = min(ways, key=lambda way: way[0], default=(0, []))
    return [Placed(series.at, *slot) for slot in best[1]]


def _on(
    task: Task, series: Series, slots: Mapping[int, tuple[Slot, ...]], weekday: int
) -> tuple[int, list[Slot]]:
    weights = task.year.problem.weights
    off = weights.off_weekday if series.rhythm else 0
    options = {
        day: Option(each.cost + off * (task.year.weekday[day] != weekday), each.slot)
        for day, each in _options(task, series, slots).items()
    }
    picked = _pick(series, options)
    cost = sum(each.cost for each in picked)
    cost += (series.wanted - len(picked)) * weights.missing_meeting
    cost += uneven_days(series, [each.slot.day for each in picked]) * weights.gap_day
    return cost, [each.slot for each in picked]


def _options(
    task: Task, series: Series, slots: Mapping[int, tuple[Slot, ...]]
) -> dict[int, Option]:
    before = task.previous.get(series.at, ())
    days = {slot.day for slot in before}
    weights = task.year.problem.weights
    found = {}
    for day, every in slots.items():
        base = day_cost(task.year, series, day) - weights.moved_date * (day in days)
        options = [
            Option(
                base
                + start_cost(task.year, series, slot.start)
                - weights.moved_time_or_room * (slot in before),
                slot,
            )
            for slot in every
        ]
        if options:
            found[day] = min(options)
    return found


def _pick(series: Series, options: Mapping[int, Option]) -> list[Option]:
    """Days near even spacing, never closer than the least gap."""
    picked: list[int] = []
    for quota in series.quotas:
        for target in _targets(quota):
            open_ = [
                day
                for day in quota.days
                if day in options and all(abs(day - other) >= series.gap for other in picked)
            ]
            if open_:
                picked.append(min(open_, key=lambda day: _badness(options[day], target)))
    return [options[day] for day in sorted(picked)]


def _badness(option: Option, target: int) -> tuple[int, int]:
    return option.cost + abs(option.slot.day - target), option.slot.day


def _targets(quota: Quota) -> list[int]:
    """The middle day of each even part of the quota's days."""
    days, count = quota.days, quota.wanted
    return [days[(2 * at + 1) * len(days) // (2 * count)] for at in range(count)] if days else []
