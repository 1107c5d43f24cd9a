"""One meeting laid among all others, as the rules look at it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import gcd

from wirkraum.kit.told import Told, quoted
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Format, Minute, Problem
from wirkraum.planning.domain.problem_names import Names, names_of
from wirkraum.planning.domain.series import Series, lay_format
from wirkraum.planning.domain.year import Year, lay_out


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a meeting breaks; `firm` rules must hold, the others cost so much."""

    rule: str
    firm: bool
    text: Told
    cost: int = 0


def hard(rule: str, text: Told) -> Finding:
    return Finding(rule, firm=True, text=text)


def soft(rule: str, text: Told, cost: int) -> Finding:
    return Finding(rule, firm=False, text=text, cost=cost)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting on the year's days and cells; room None where the problem does not know it."""

    meeting: Meeting
    series: Series
    day: int
    start: int
    end: int
    room: int | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """`moved` and all `others`, those of the same format also as `own`, in order of time."""

    year: Year
    names: Names
    moved: Held
    others: Sequence[Held]
    own: Sequence[Held]

    @property
    def format(self) -> Format:
        return self.moved.series.format

    @property
    def date(self) -> date:
        return self.moved.meeting.date

    @property
    def title(self) -> Told:
        return quoted(self.names.formats[self.format.id])

    def name(self, person: int) -> str:
        return self.names.people[self.year.problem.people[person].id]

    def minute(self, cell: int) -> Minute:
        return cell * self.year.problem.grid_minutes


def make_case(problem: Problem, meetings: Iterable[Meeting], moved: Meeting) -> Case:
    """Lays out the meetings; those of unknown formats are left out, but `moved` must be known."""
    if moved.format not in problem.by_id:
        raise ValueError(f"unknown format: {moved.format}")
    known = [each for each in meetings if each.format in problem.by_id]
    year = lay_out(replace(problem, grid_minutes=_grid(problem, [moved, *known])))
    series = {each.id: lay_format(year, at, each) for at, each in enumerate(problem.formats)}
    held = sorted((_hold(year, series[each.format], each) for each in known), key=_order)
    this = _hold(year, series[moved.format], moved)
    at = next((at for at, each in enumerate(held) if each == this), None)
    others = [each for other, each in enumerate(held) if other != at]
    own = [each for each in others if each.series is this.series]
    return Case(year, names_of(problem), this, others, own)


def moved_to(case: Case, meeting: Meeting) -> Case:
    """The same meetings with `moved` on another day at the same hour."""
    return replace(case, moved=_hold(case.year, case.moved.series, meeting))


def _grid(problem: Problem, meetings: Iterable[Meeting]) -> int:
    """The planner's grid where all meetings begin and end on it, else one fine enough for all."""
    listed = list(meetings)
    lengths = {problem.by_id[each.format].minutes for each in listed}
    return gcd(problem.grid_minutes, *lengths, *(each.start for each in listed))


def _order(each: Held) -> tuple[int, int, int]:
    return each.day, each.start, each.series.at


def _hold(year: Year, series: Series, each: Meeting) -> Held:
    room = year.room.get(each.room)
    place = None if room is None else year.place[room]
    start = year.cell(each.start)
    return Held(each, series, year.number(each.date), start, start + series.cells, room, place)
