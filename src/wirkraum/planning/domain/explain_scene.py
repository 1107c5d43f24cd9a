"""One meeting of a plan and every other slot it could have while all others stay."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import gcd
from typing import NamedTuple

from wirkraum.planning.domain.costs import own_flaws, people_flaws
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Format, Problem
from wirkraum.planning.domain.series import Placed, Quota, Series, Slot, lay_series, slots_of
from wirkraum.planning.domain.solver.choices import Task, open_slots
from wirkraum.planning.domain.solver.occupied import occupy
from wirkraum.planning.domain.year import Year, lay_out


class Priced(NamedTuple):
    """A slot and what the plan costs more or less with it than without the meeting."""

    cost: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Scene:
    """`one` is the series of the meeting in `slot`; `own` and `others` (by day) are all others.

    Other slots begin at multiples of `step` cells.
    """

    year: Year
    series: tuple[Series, ...]
    one: Series
    slot: Slot
    own: tuple[Placed, ...]
    others: Mapping[int, Sequence[Placed]]
    step: int

    @property
    def quota(self) -> Quota | None:
        """The period the meeting counts in."""
        return next((each for each in self.one.quotas if self.slot.day in each.days), None)

    def cost(self, slot: Slot) -> int:
        meeting = Placed(self.one.at, *slot)
        day = self.others.get(slot.day, ())
        series = dict(enumerate(self.series))
        flaws = own_flaws(self.year, self.one, sorted([*self.own, meeting]))
        with_it = people_flaws(self.year, series, [*day, meeting])
        without = people_flaws(self.year, series, day)
        return sum(flaws.values()) + sum(with_it.values()) - sum(without.values())

    def priced(self) -> Iterator[Priced]:
        """Every slot in the meeting's period that breaks no rule."""
        every = slots_of(self.year, self.one)
        placed = [each for day in self.others.values() for each in day]
        task = Task(
            self.year,
            (self.one,),
            {self.one.at: every},
            occupy(self.year, self.series, placed),
            {},
            {},
        )
        for day in self.quota.days if self.quota else ():
            if all(abs(day - each.day) >= self.one.gap for each in self.own):
                for slot in open_slots(task, self.one, day, every.get(day, ())):
                    if slot.start % self.step == 0:
                        yield Priced(self.cost(slot), slot)

    def best(self) -> Priced | None:
        """The slot that costs least; where several do, the one it has."""
        return min(
            self.priced(),
            key=lambda each: (each.cost, each.slot != self.slot, each.slot),
            default=None,
        )

    def meeting(self, slot: Slot) -> Meeting:
        year = self.year
        return Meeting(
            self.one.id,
            year.days[slot.day],
            slot.start * year.problem.grid_minutes,
            year.problem.rooms[slot.room].id,
        )


def set_scene(problem: Problem, meetings: Iterable[Meeting], which: Meeting) -> Scene | None:
    """The meeting among the others; None where the problem does not know its format or room."""
    if not _is_known(problem, which):
        return None
    problem = replace(problem, formats=_near(problem, problem.by_id[which.format]))
    known = [each for each in meetings if _is_known(problem, each)]
    grid = gcd(problem.grid_minutes, *(each.start for each in (which, *known)))
    year = lay_out(replace(problem, grid_minutes=grid))
    series = lay_series(year)
    at = {each.id: each.at for each in series}
    if which.format not in at:
        return None
    placed = [_placed(year, at[each.format], each) for each in known if each.format in at]
    mine = _placed(year, at[which.format], which)
    own = tuple(each for each in placed if each.series == mine.series and each != mine)
    others: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in placed:
        if each.series != mine.series:
            others[each.day].append(each)
    slot, step = Slot(*mine[1:]), problem.grid_minutes // grid
    return Scene(year, series, series[mine.series], slot, own, others, step)


def _near(problem: Problem, one: Format) -> tuple[Format, ...]:
    """The formats that share people or rooms with one, and itself."""
    mine, rooms = {*one.must, *one.may}, set(one.rooms)
    return tuple(
        each
        for each in problem.formats
        if not mine.isdisjoint((*each.must, *each.may))
        or not rooms.isdisjoint(each.rooms)
        or each.id == one.id
    )


def _is_known(problem: Problem, each: Meeting) -> bool:
    rooms = {room.id for room in problem.rooms}
    return each.format in problem.by_id and each.room in rooms and each.date in problem.horizon


def _placed(year: Year, at: int, each: Meeting) -> Placed:
    return Placed(at, year.number(each.date), year.cell(each.start), year.room[each.room])
