"""The choices of a piece: one variable per slot of a series, one per day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wirkraum.planning.domain.series import Placed, Series, Slot, day_cost, start_cost
from wirkraum.planning.domain.solver.cpsat import Model
from wirkraum.planning.domain.solver.occupied import Occupied
from wirkraum.planning.domain.year import Year

Slots = Mapping[int, tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Variables of one series: `slots` for day, start and room, `days` for meeting at all.

    On `frozen` days it meets in any case, on `fixed` ones in a slot that nothing can take away.
    """

    series: Series
    slots: Mapping[Slot, int]
    days: Mapping[int, int]
    frozen: frozenset[int] = frozenset()
    fixed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Task:
    """What a piece has to decide, and what was decided before."""

    year: Year
    free: tuple[Series, ...]
    slots: Mapping[int, Slots]
    occupied: Occupied
    previous: Mapping[int, tuple[Slot, ...]]
    safe: Mapping[int, frozenset[int]]
    frozen: Mapping[int, frozenset[int]] = field(default_factory=dict)
    fixed: Mapping[int, frozenset[int]] = field(default_factory=dict)


def choose(model: Model, task: Task, series: Series) -> Choice:
    """Adds the variables of a series with the costs that depend on nothing else."""
    year, before = task.year, task.previous.get(series.at, ())
    hours = {slot.start for found in task.slots[series.at].values() for slot in found}
    starts = {start: start_cost(year, series, start) for start in hours}
    slots: dict[Slot, int] = {}
    days: dict[int, int] = {}
    frozen = task.frozen.get(series.at, frozenset())
    fixed = task.fixed.get(series.at, frozenset())
    for day, found in task.slots[series.at].items():
        left = list(found)
        if day not in fixed:
            left = list(_distinct(task, series, open_slots(task, series, day, found)))
        if left:
            days[day] = model.add(day_cost(year, series, day))
            for slot in left:
                slots[slot] = model.add(starts[slot.start])
            model.within([slots[slot] for slot in left], [days[day]], 0, 0)
    for day in sorted(frozen & days.keys()):
        model.within([days[day]], [], 1, 1)
    _keep(model, year, before, slots, days)
    return Choice(series, slots, days, frozen & days.keys(), fixed)


def _keep(
    model: Model,
    year: Year,
    before: Iterable[Slot],
    slots: Mapping[Slot, int],
    days: Mapping[int, int],
) -> None:
    """Moving an announced meeting costs."""
    date, rest = year.problem.weights.moved_date, year.problem.weights.moved_time_or_room
    for slot in before:
        model.base += date
        if slot.day in days:
            model.cost[days[slot.day]] += rest - date
        if slot in slots:
            model.cost[slots[slot]] -= rest


def open_slots(task: Task, series: Series, day: int, slots: Iterable[Slot]) -> Iterator[Slot]:
    """The slots that meetings decided before leave open."""
    year, occupied = task.year, task.occupied
    if series.apart and not series.apart.isdisjoint(occupied.apart.get(day, ())):
        return
    busy = [
        each
        for person in series.needed(day)
        for each in occupied.people.get((person, day), ())
        if each.must
    ]
    taken: dict[int, list[tuple[int, int]]] = {}
    for slot in slots:
        if slot.room not in taken:
            place = year.place[slot.room]
            ways = [(each, year.ways.cells(place, each.place)) for each in busy]
            taken[slot.room] = [(each.start - way, each.end + way) for each, way in ways]
            taken[slot.room] += occupied.rooms.get((slot.room, day), ())
        end = slot.start + series.cells
        if not any(first < end and slot.start < last for first, last in taken[slot.room]):
            yield slot


def _distinct(task: Task, series: Series, slots: Iterable[Slot]) -> Iterator[Slot]:
    """Leaves out rooms that differ from another at the same place in nothing that counts."""
    at: defaultdict[tuple[int, str], list[Slot]] = defaultdict(list)
    for slot in slots:
        at[slot.start, task.year.place[slot.room]].append(slot)
    before, safe = task.previous.get(series.at, ()), task.safe[series.at]
    for same in at.values():
        best = next((slot for slot in same if slot.room in safe), None)
        yield from (
            same if best is None else [slot for slot in same if slot == best or slot in before]
        )


def safe_rooms(year: Year, every: Collection[Series]) -> dict[int, frozenset[int]]:
    """For each series the rooms it can never lose: whoever else may use one shares its people."""
    users: defaultdict[int, list[Series]] = defaultdict(list)
    for series in every:
        for room in series.rooms:
            users[room].append(series)
    return {
        series.at: frozenset(
            room
            for room in series.rooms
            if not year.shared[room]
            or all(set(series.must) & set(other.must) for other in users[room])
        )
        for series in every
    }


def read_choice(choice: Choice, values: Collection[int]) -> list[Placed]:
    """The meetings that an answer chose."""
    answer = tuple(values)
    return [
        Placed(choice.series.at, *slot)
        for slot, variable in choice.slots.items()
        if answer[variable]
    ]
