"""What the plan costs with a meeting in each of the slots it could have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from wirkraum.planning.domain.costs import own_flaws, people_flaws
from wirkraum.planning.domain.explain_scene import Scene
from wirkraum.planning.domain.series import Placed, Series, Slot, opens, slots_on
from wirkraum.planning.domain.solver.choices import Task, open_slots
from wirkraum.planning.domain.solver.occupied import occupy

OWN_WEIGHTS = (
    *("gap_day", "off_weekday", "off_time", "weekday_not_preferred", "hour_from_preferred"),
    *("optional_absent", "missing_meeting", "dropped_reserve"),
)


class Priced(NamedTuple):
    """A slot and what the plan costs more or less with it than without the meeting."""

    cost: int
    slot: Slot


class Prices:
    """The prices of a scene. Own flaws are a sum of a part for the day and one for the hour.

    What a scene has in common with one `like` it is not counted again.
    """

    def __init__(self, scene: Scene, like: Prices | None = None) -> None:
        self.scene = scene
        self.series = dict(enumerate(scene.series))
        self.own: dict[int, int] = {}
        self.hours: dict[int, int] = {}
        self.alone: dict[object, int] = {}
        self.without = sum(own_flaws(scene.year, scene.one, sorted(scene.own)).values())
        if like is not None and _have_same_own(scene, like.scene):
            self.own, self.hours = like.own, like.hours

    def of(self, slot: Slot) -> int:
        """The price of one slot, whatever it breaks."""
        return self._own(slot.day, slot.start) + self._people(slot)

    def least(self, day: int) -> int:
        """What a meeting costs that day at least, whatever people and rooms have on."""
        starts = filter(self._is_begin, self.scene.one.starts)
        return self._by_day(day) + min((self._hour(day, start) for start in starts), default=0)

    def best_by_day(
        self, only: Collection[int] | None = None, most: int | None = None
    ) -> dict[int, Priced]:
        """The cheapest slot of each day that has one; among equals that at the meeting's hour.

        Of the `only` days where they are given; days that cost more than `most` may be left out.
        """
        days = [day for day in self.scene.days if only is None or day in only]
        worth = [day for day in days if most is None or self.least(day) <= most]
        return best_by_day(self.scene.slot, self.priced(worth))

    def priced(self, days: Sequence[int] | None = None) -> Iterator[Priced]:
        """Every slot in the meeting's period, or on those days of it, that breaks no rule."""
        scene = self.scene
        days = scene.days if days is None else days
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
        busy, known = self._is_busy(day), dict[tuple[int, str], int]()
        for slot in slots:
            key = slot.start, self.scene.year.place[slot.room]
            if key not in known:
                known[key] = self._people(slot) if busy else self._alone(slot)
            yield Priced(self._by_day(day) + self._hour(day, slot.start) + known[key], slot)

    def _by_day(self, day: int) -> int:
        """The format's own flaws with a meeting that day at the hour it has."""
        if day not in self.own:
            self.own[day] = self._own(day, self.scene.slot.start)
        return self.own[day]

    def _hour(self, day: int, start: int) -> int:
        """What another hour costs more than the meeting's own: the same on all days."""
        if start not in self.hours:
            self.hours[start] = self._own(day, start) - self._by_day(day)
        return self.hours[start]

    def _own(self, day: int, start: int) -> int:
        scene = self.scene
        meeting = Placed(scene.one.at, day, start, scene.slot.room)
        with_it = own_flaws(scene.year, scene.one, sorted([*scene.own, meeting]))
        return sum(with_it.values()) - self.without

    def _people(self, slot: Slot) -> int:
        """What the meeting adds to the days of its people, beside the meetings they have."""
        scene = self.scene
        company = [each for each in scene.others.get(slot.day, ()) if self._meets(each)]
        with_it = people_flaws(scene.year, self.series, [*company, Placed(scene.one.at, *slot)])
        without = people_flaws(scene.year, self.series, company)
        return sum(with_it.values()) - sum(without.values())

    def _meets(self, other: Placed) -> bool:
        series, day = self.series[other.series], other.day
        return not self._present(self.scene.one, day).isdisjoint(self._present(series, day))

    def _present(self, series: Series, day: int) -> frozenset[int]:
        return frozenset((*series.needed(day), *series.invited(day)))

    def _is_busy(self, day: int) -> bool:
        """Whether anything else of that day may weigh on its people."""
        fixed, people = self.scene.year.fixed, self._present(self.scene.one, day)
        return day in self.scene.others or any((each, day) in fixed for each in people)

    def _alone(self, slot: Slot) -> int:
        """The same on all days on which its people do nothing else."""
        scene = self.scene
        here = [each for each in scene.one.invited(slot.day) if self._is_there(each, slot.day)]
        key = (scene.one.needed(slot.day), tuple(here), scene.year.place[slot.room])
        if key not in self.alone:
            self.alone[key] = self._people(slot)
        return self.alone[key]

    def _is_there(self, person: int, day: int) -> bool:
        return day not in self.scene.year.absent[person]


def _have_same_own(one: Scene, other: Scene) -> bool:
    """Whether the format's own flaws are the same in both."""
    now, then = one.problem, other.problem
    same = one.one is other.one and now.people is then.people and now.closed is then.closed
    return same and all(
        getattr(now.weights, name) == getattr(then.weights, name) for name in OWN_WEIGHTS
    )


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
