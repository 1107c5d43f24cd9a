"""What the plan costs with a meeting in each of the slots it could have."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from wirkraum.planning.domain.costs import own_flaws, people_flaws
from wirkraum.planning.domain.explain_scene import Scene
from wirkraum.planning.domain.series import Placed, Slot, opens, slots_on
from wirkraum.planning.domain.solver.choices import Task, open_slots
from wirkraum.planning.domain.solver.occupied import occupy


class Priced(NamedTuple):
    """A slot and what the plan costs more or less with it than without the meeting."""

    cost: int
    slot: Slot


class Prices:
    """The prices of a scene. Own flaws are a sum of a part for the day and one for the hour."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.series = dict(enumerate(scene.series))
        self.hours: dict[int, int] = {}
        self.alone: dict[object, int] = {}
        self.without = sum(own_flaws(scene.year, scene.one, sorted(scene.own)).values())

    def of(self, slot: Slot) -> int:
        """The price of one slot, whatever it breaks."""
        people = self._people(slot.day, (slot,)) - self._people(slot.day, ())
        return self._own(slot.day, slot.start) + people

    def least(self, day: int) -> int:
        """What a meeting costs that day at least, whatever people and rooms have on."""
        by_day = self._own(day, self.scene.slot.start)
        starts = filter(self._is_begin, self.scene.one.starts)
        return by_day + min((self._hour(day, start, by_day) for start in starts), default=0)

    def best_by_day(self, only: Collection[int] | None = None) -> dict[int, Priced]:
        """The cheapest slot of each day that has one; among equals that at the meeting's hour."""
        return best_by_day(self.scene.slot, self.priced(only))

    def priced(self, only: Collection[int] | None = None) -> Iterator[Priced]:
        """Every slot in the meeting's period that breaks no rule; on the `only` days, where given."""
        scene = self.scene
        days = [day for day in scene.days if only is None or day in only]
        placed = [each for day in days for each in scene.others.get(day, ())]
        occupied = occupy(scene.year, scene.series, placed)
        task = Task(scene.year, (scene.one,), {}, occupied, {}, {})
        for day in days:
            gap = min((abs(day - each.day) for each in scene.own), default=scene.one.gap)
            if gap < scene.one.gap or not opens(scene.year, scene.one, day):
                continue
            slots = open_slots(task, scene.one, day, slots_on(scene.year, scene.one, day))
            yield from self._of_day(day, [each for each in slots if self._is_begin(each.start)])

    def _is_begin(self, start: int) -> bool:
        """Whether a meeting may begin then: on the lines of the grid, or when this one does."""
        return start % self.scene.step == 0 or start == self.scene.slot.start

    def _of_day(self, day: int, slots: Sequence[Slot]) -> Iterator[Priced]:
        if not slots:
            return
        by_day = self._own(day, self.scene.slot.start)
        without = self._people(day, ())
        busy = self._is_busy(day)
        for slot in slots:
            people = self._people(day, (slot,)) - without if busy else self._alone(slot)
            yield Priced(by_day + self._hour(day, slot.start, by_day) + people, slot)

    def _hour(self, day: int, start: int, by_day: int) -> int:
        """What another hour costs more than the meeting's own: the same on all days."""
        if start not in self.hours:
            self.hours[start] = self._own(day, start) - by_day
        return self.hours[start]

    def _own(self, day: int, start: int) -> int:
        scene = self.scene
        meeting = Placed(scene.one.at, day, start, scene.slot.room)
        with_it = own_flaws(scene.year, scene.one, sorted([*scene.own, meeting]))
        return sum(with_it.values()) - self.without

    def _people(self, day: int, slots: Sequence[Slot]) -> int:
        scene = self.scene
        mine = [Placed(scene.one.at, *slot) for slot in slots]
        there = [*scene.others.get(day, ()), *mine]
        return sum(people_flaws(scene.year, self.series, there).values())

    def _is_busy(self, day: int) -> bool:
        """Whether anything else of that day may weigh on its people."""
        one, fixed = self.scene.one, self.scene.year.fixed
        people = (*one.needed(day), *one.invited(day))
        return day in self.scene.others or any((each, day) in fixed for each in people)

    def _alone(self, slot: Slot) -> int:
        """The same on all days on which its people do nothing else."""
        scene = self.scene
        here = [each for each in scene.one.invited(slot.day) if self._is_there(each, slot.day)]
        key = (scene.one.needed(slot.day), tuple(here), scene.year.place[slot.room])
        if key not in self.alone:
            self.alone[key] = self._people(slot.day, (slot,))
        return self.alone[key]

    def _is_there(self, person: int, day: int) -> bool:
        return day not in self.scene.year.absent[person]


def best_by_day(here: Slot, every: Iterable[Priced]) -> dict[int, Priced]:
    """The cheapest of each day; among equals the one at the same hour and in the same room."""

    def rank(each: Priced) -> tuple[int, bool, bool, Slot]:
        slot = each.slot
        return each.cost, slot.start != here.start, slot.room != here.room, slot

    found: dict[int, Priced] = {}
    for each in every:
        best = found.get(each.slot.day)
        if best is None or rank(each) < rank(best):
            found[each.slot.day] = each
    return found
