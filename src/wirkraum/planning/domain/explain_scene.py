"""One meeting of a plan and every other slot it could have while all others stay."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import gcd

from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Format, Problem
from wirkraum.planning.domain.series import Placed, Quota, Series, Slot, lay_format, lay_series
from wirkraum.planning.domain.year import Year, laid_anew, lay_out

REACH = 42  # days: what lies further away says nothing about this meeting


@dataclass(frozen=True)
class Scene:
    """`one` is the series of `which`, held in `slot`; `own` and `others` (by day) are all others.

    The year knows the formats near `one` only. Other slots begin at multiples of `step` cells.
    """

    problem: Problem
    meetings: Sequence[Meeting]
    which: Meeting
    year: Year
    series: tuple[Series, ...]
    one: Series
    slot: Slot
    own: tuple[Placed, ...]
    others: Mapping[int, Sequence[Placed]]
    step: int

    @cached_property
    def quota(self) -> Quota | None:
        """The period the meeting counts in."""
        return next((each for each in self.one.quotas if self.slot.day in each.days), None)

    @cached_property
    def days(self) -> Sequence[int]:
        """Where it may move: its period, else those near that lack a meeting."""
        if self.quota is not None:
            return self.quota.days
        held = [each.day for each in self.own]
        lacking = [q for q in self.one.quotas if sum(day in q.days for day in held) < q.wanted]
        return [day for q in lacking for day in q.days if self.is_near(day)]

    @cached_property
    def span(self) -> range:
        """The days of its period with all closed days within and beside."""
        if self.quota is None:
            return range(0)
        first, last = self.quota.days[0], self.quota.days[-1]
        open_ = [each.days for each in self.one.quotas if each.days]
        ends = [days[-1] for days in open_ if days[-1] < first]
        starts = [days[0] for days in open_ if days[0] > last]
        begin = max(ends, default=-1) + 1
        return range(begin, min(starts, default=len(self.year.days)))

    def is_near(self, day: int) -> bool:
        return abs(day - self.slot.day) <= REACH

    def meeting(self, slot: Slot) -> Meeting:
        year = self.year
        minute, room = slot.start * year.problem.grid_minutes, year.problem.rooms[slot.room].id
        return Meeting(self.one.id, year.days[slot.day], minute, room)


def set_scene(problem: Problem, meetings: Iterable[Meeting], which: Meeting) -> Scene | None:
    """`which` among `meetings`; None where the problem does not plan its format or know its room."""
    if not _is_known(problem, which):
        return None
    every = tuple(meetings)
    known = [each for each in every if _is_known(problem, each)]
    grid = gcd(problem.grid_minutes, *(each.start for each in (which, *known)))
    near = tuple(_near(problem, problem.by_id[which.format]))
    year = lay_out(replace(problem, formats=near, grid_minutes=grid))
    series = lay_series(year)
    at = {each.id: each.at for each in series}
    if which.format not in at:
        return None
    mine = _placed(year, at[which.format], which)
    known.remove(which)
    placed = [_placed(year, at[each.format], each) for each in known if each.format in at]
    return Scene(
        problem=problem,
        meetings=every,
        which=which,
        year=year,
        series=series,
        one=series[mine.series],
        slot=Slot(*mine[1:]),
        own=tuple(each for each in placed if each.series == mine.series),
        others=_by_day(each for each in placed if each.series != mine.series),
        step=problem.grid_minutes // grid,
    )


def varied(scene: Scene, problem: Problem, meetings: Sequence[Meeting]) -> Scene | None:
    """The same meeting in a problem that lacks something, or among fewer meetings of other formats.

    It is what `set_scene` would set; only what has changed is laid out anew.
    """
    if problem.closed is not scene.problem.closed:
        return set_scene(problem, meetings, scene.which)
    old = scene.year.problem
    formats = tuple(problem.by_id[each.id] for each in old.formats)
    year = laid_anew(scene.year, replace(problem, formats=formats, grid_minutes=old.grid_minutes))
    series = tuple(_laid_anew(scene.year, year, each) for each in scene.series)
    others = scene.others
    if meetings is not scene.meetings:
        there = {each.format for each in meetings}
        every = (each for day in others.values() for each in day)
        others = _by_day(each for each in every if series[each.series].id in there)
    return replace(
        scene,
        problem=problem,
        meetings=meetings,
        year=year,
        series=series,
        one=series[scene.one.at],
        others=others,
    )


def _laid_anew(old: Year, year: Year, series: Series) -> Series:
    now = year.problem.by_id[series.id]
    people = {*series.must, *(old.deputy[one] for one in series.must)} - {None}
    same = all(old.absent[one] is year.absent[one] for one in people if one is not None)
    apart = year.apart.get(series.id, frozenset()) == series.apart
    if now is series.format and same and apart:
        return series
    return lay_format(year, series.at, now)


def _by_day(placed: Iterable[Placed]) -> Mapping[int, Sequence[Placed]]:
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for each in placed:
        found[each.day].append(each)
    return dict(found)


def _near(problem: Problem, one: Format) -> Iterator[Format]:
    """The formats that share people (or deputies), rooms or a rule with one, and itself."""
    deputy = {each.id: each.deputy for each in problem.people if each.deputy}

    def people(each: Format) -> set[str]:
        stand_ins = {deputy[name] for name in each.must if name in deputy}
        return {*each.must, *each.may, *stand_ins}

    mine, rooms = people(one), set(one.rooms)
    for each in problem.formats:
        apart = each.id in one.not_with or one.id in (each.id, *each.not_with)
        if apart or not (mine.isdisjoint(people(each)) and rooms.isdisjoint(each.rooms)):
            yield each


def _is_known(problem: Problem, each: Meeting) -> bool:
    rooms = {room.id for room in problem.rooms}
    return each.format in problem.by_id and each.room in rooms and each.date in problem.horizon


def _placed(year: Year, at: int, each: Meeting) -> Placed:
    return Placed(at, year.number(each.date), year.cell(each.start), year.room[each.room])
