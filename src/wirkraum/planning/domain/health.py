"""What a whole year's meetings break, in one pass: each flaw once, with all the meetings it is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from wirkraum.kit.told import Told, row
from wirkraum.planning.domain.health_pairs import OUTSIDE_RULES, PAIR_RULES, Outer, gaps
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Minute, Problem
from wirkraum.planning.domain.problem_names import names_of
from wirkraum.planning.domain.rules_case import Case, Held
from wirkraum.planning.domain.rules_day import DAY_RULES
from wirkraum.planning.domain.rules_people import absent
from wirkraum.planning.domain.series import lay_format
from wirkraum.planning.domain.year import lay_out

ALONE = (*DAY_RULES, absent)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A firm rule that is broken; `meetings` are places in the sequence that was judged.

    `outer` are the titles of what stands in the way from outside.
    """

    rule: str
    text: Told
    date: date
    meetings: tuple[int, ...]
    outer: tuple[str, ...] = ()


class Laid(NamedTuple):
    """A meeting by its place in the sequence, and how it lies among days, people and rooms."""

    at: int
    case: Case

    @property
    def held(self) -> Held:
        return self.case.moved


def flaws(
    problem: Problem, meetings: Sequence[Meeting], *, begin: date, ends: Sequence[Minute] = ()
) -> tuple[Flaw, ...]:
    """The firm rules that meetings from `begin` on break, first to last.

    Without `ends` every meeting is as long as its format. Raises ValueError for an unknown format.
    """
    laid = _lay(problem, meetings, ends)
    coming = [one for one in laid if one.case.date >= begin]
    found = [*_alone(coming), *_outside(coming), *_pairs(coming), *_gaps(laid, begin)]
    return tuple(sorted(found, key=lambda each: each.date))


def _lay(problem: Problem, meetings: Sequence[Meeting], ends: Sequence[Minute]) -> list[Laid]:
    """All meetings in order of time, to the minute."""
    if unknown := {each.format for each in meetings} - set(problem.by_id):
        raise ValueError(f"unknown format: {min(unknown)}")
    year = lay_out(replace(problem, grid_minutes=1))
    names = names_of(problem)
    series = {each.id: lay_format(year, at, each) for at, each in enumerate(problem.formats)}
    found = []
    for at, each in enumerate(meetings):
        kind = series[each.format]
        end = ends[at] if ends else each.start + kind.format.minutes
        room = year.room.get(each.room)
        place = None if room is None else year.place[room]
        held = Held(each, kind, year.number(each.date), each.start, end, room, place)
        found.append(Laid(at, Case(year, names, _as_long(held), (), ())))
    return sorted(found, key=lambda one: (one.held.day, one.held.start, one.at))


def _as_long(held: Held) -> Held:
    """The rules ask the format how long a meeting is; this one may differ."""
    minutes = held.end - held.start
    if minutes == held.series.format.minutes:
        return held
    series = replace(held.series, format=replace(held.series.format, minutes=minutes))
    return replace(held, series=series)


def _alone(laid: Iterable[Laid]) -> Iterator[Flaw]:
    """What is wrong with a meeting whatever else there is, a flaw for each rule."""
    for one in laid:
        told: defaultdict[str, list[Told]] = defaultdict(list)
        for rule in ALONE:
            for each in rule(one.case):
                if each.firm and each.rule != "room_taken":
                    told[each.rule].append(each.text)
        if "closed" in told:
            told.pop("weekday", None)  # a weekend is both
        for name, texts in told.items():
            yield Flaw(name, row(texts, " "), one.case.date, (one.at,))


def _outside(laid: Iterable[Laid]) -> Iterator[Flaw]:
    """What people and rooms are taken by from outside."""
    for one in laid:
        for rule, judge in OUTSIDE_RULES.items():
            for event, text in judge(one.case):
                yield Flaw(rule, text, one.case.date, (one.at,), _titles(event))


def _titles(event: Outer) -> tuple[str, ...]:
    return (event.title,) if event.title else ()


def _pairs(laid: Iterable[Laid]) -> Iterator[Flaw]:
    """What two meetings of a day break together."""
    days: defaultdict[int, list[Laid]] = defaultdict(list)
    for one in laid:
        for other in days[one.held.day]:
            for rule, judge in PAIR_RULES.items():
                if text := judge(one.case, other.held):
                    yield Flaw(rule, text, one.case.date, (other.at, one.at))
        days[one.held.day].append(one)


def _gaps(laid: Iterable[Laid], begin: date) -> Iterator[Flaw]:
    """Meetings of a format that lie too near to each other."""
    last: dict[str, Laid] = {}
    for one in laid:
        before = last.get(one.held.series.id)
        if before and one.case.date >= begin and (text := gaps(one.case, before.held)):
            yield Flaw("min_gap", text, one.case.date, (before.at, one.at))
        last[one.held.series.id] = one
