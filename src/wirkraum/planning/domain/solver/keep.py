"""What stays of a plan that was announced: as many of its dates as any right plan can keep."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wirkraum.planning.domain.series import Placed, Series, Slot, slots_of
from wirkraum.planning.domain.solver.choices import (
    Slots,
    Task,
    choose,
    open_slots,
    read_choice,
    safe_rooms,
)
from wirkraum.planning.domain.solver.clashes import add_no_clashes
from wirkraum.planning.domain.solver.cpsat import Effort, Model
from wirkraum.planning.domain.solver.diary import write_diary
from wirkraum.planning.domain.solver.occupied import Occupied, add_meetings
from wirkraum.planning.domain.solver.own_rules import add_limits
from wirkraum.planning.domain.year import Year

Announced = Mapping[int, tuple[Slot, ...]]
Days = Mapping[int, frozenset[int]]

# Deterministic and wall seconds for the count of dates that can stay; it needs a small part.
EFFORT = Effort(20.0, 60.0)
# A date that stays outweighs any number of times and rooms that change.
DATE, TIME = 1_000_000, 1


@dataclass(frozen=True, slots=True)
class Kept:
    """`slots` are those still open; `days` hold a meeting in any case, `fixed` ones in their slot.

    `placed` is a right plan that keeps as many announced dates as possible; `lost` are those it
    does not keep. Where `unsure`, other choices of dates keep as many.
    """

    slots: Mapping[int, Slots]
    placed: tuple[Placed, ...] = ()
    days: Days = field(default_factory=dict)
    fixed: Days = field(default_factory=dict)
    lost: int = 0
    unsure: bool = False


def keep(year: Year, series: Sequence[Series], before: Announced, fixed: Announced) -> Kept:
    """The dates of `before` that can stay; the slots of `fixed`, a part of it, stay whatever is."""
    slots = {each.at: slots_of(year, each) for each in series}
    if not before:
        return Kept(slots)
    set_days = {at: frozenset(slot.day for slot in found) for at, found in fixed.items()}
    slots = _beside(year, series, slots, fixed)
    dated = {
        each.at: {
            slot.day: slots[each.at][slot.day]
            for slot in before.get(each.at, ())
            if slot.day in slots[each.at]
        }
        for each in series
    }
    occupied = Occupied(defaultdict(list), defaultdict(list))
    task = Task(
        year, tuple(series), dated, occupied, before, safe_rooms(year, series), set_days, set_days
    )
    placed = _most(task)
    held = {(each.series, each.day) for each in placed}
    sure = _sure(task, placed)
    return Kept(
        slots={each.at: _left(each, slots[each.at], sure[each.at]) for each in series},
        placed=placed,
        days=sure,
        fixed=set_days,
        lost=sum((at, slot.day) not in held for at, found in before.items() for slot in found),
        unsure=any(len(found) > len(sure[at]) for at, found in dated.items()),
    )


def _beside(
    year: Year, series: Sequence[Series], slots: Mapping[int, Slots], fixed: Announced
) -> dict[int, Slots]:
    """What fixed meetings leave open; on their own day they are all there is."""
    taken = Occupied(defaultdict(list), defaultdict(list))
    for each in series:
        placed = [Placed(each.at, *slot) for slot in fixed.get(each.at, ())]
        add_meetings(year, each, placed, taken)
    task = Task(year, tuple(series), slots, taken, {}, {})
    found: dict[int, Slots] = {}
    for each in series:
        mine = {slot.day: (slot,) for slot in fixed.get(each.at, ())}
        free = {
            day: left
            for day, every in _left(each, slots[each.at], frozenset(mine)).items()
            if day not in mine and (left := tuple(open_slots(task, each, day, every)))
        }
        found[each.at] = dict(sorted((free | mine).items()))
    return found


def _left(series: Series, slots: Slots, days: frozenset[int]) -> Slots:
    """Slots on the days that are set, and on others where quota and least gap leave some."""
    full = {
        day
        for quota in series.quotas
        if len(days.intersection(quota.days)) >= quota.wanted
        for day in quota.days
    }
    close = {day + off for day in days for off in range(1 - series.gap, series.gap)}
    return {day: every for day, every in slots.items() if day in days or day not in full | close}


def _most(task: Task) -> tuple[Placed, ...]:
    """A right plan of announced dates alone, as many as possible."""
    model = Model()
    choices = [choose(model, task, series) for series in task.free]
    model.base, model.cost = 0, [0] * len(model.most)
    for choice in choices:
        add_limits(model, choice)
        announced = set(task.previous.get(choice.series.at, ()))
        for day, at in choice.days.items():
            model.cost[at] = 0 if day in choice.frozen else -DATE
        for slot, at in choice.slots.items():
            model.cost[at] = 0 if slot in announced else TIME
    add_no_clashes(model, task, write_diary(task.year, choices))
    outcome = model.solve(EFFORT)
    if outcome.status == "unknown":
        return tuple(
            Placed(at, *task.slots[at][day][0]) for at, days in task.fixed.items() for day in days
        )
    return tuple(each for choice in choices for each in read_choice(choice, outcome.values))


def _sure(task: Task, placed: Sequence[Placed]) -> dict[int, frozenset[int]]:
    """The dates that every plan which keeps most has in common, and a few less."""
    held = {(each.series, each.day) for each in placed}
    could = {(at, day) for at, days in task.slots.items() for day in days}
    doubtful = could - held
    left = list(doubtful)
    while left:
        for each in _rivals(task, *left.pop()):
            if each in could and each not in doubtful:
                doubtful.add(each)
                left.append(each)
    return {
        each.at: frozenset(day for at, day in could - doubtful if at == each.at)
        | task.fixed.get(each.at, frozenset())
        for each in task.free
    }


def _rivals(task: Task, at: int, day: int) -> Iterator[tuple[int, int]]:
    """The announced dates that may stand in the way of one."""
    one = next(each for each in task.free if each.at == at)
    for other in task.free:
        if _meet(one, other):
            yield other.at, day
    crowded = [
        quota.days
        for quota in one.quotas
        if day in quota.days and sum(each in task.slots[at] for each in quota.days) > quota.wanted
    ]
    for another in task.slots[at]:
        if abs(another - day) < one.gap or any(another in days for days in crowded):
            yield at, another


def _meet(one: Series, other: Series) -> bool:
    if one is other:
        return False
    people, rooms = set(one.crew) & set(other.crew), set(one.rooms) & set(other.rooms)
    return bool(people or rooms or other.id in one.apart)
