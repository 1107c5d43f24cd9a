"""What stands in the way of other days: closed days, absences, events, other formats."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from wirkraum.kit.told import Told, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import short
from wirkraum.planning.domain.explain_reasons import Reason
from wirkraum.planning.domain.explain_scene import Scene
from wirkraum.planning.domain.problem import Busy, Closed, Person, Span
from wirkraum.planning.domain.problem_names import Names
from wirkraum.planning.domain.year import clipped

Event: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...], str | None]


def obstacles_of(scene: Scene, names: Names) -> Iterator[Reason]:
    """Everything in the meeting's period that may keep it from another day."""
    yield from _closed(scene)
    yield from _absences(scene, names)
    yield from _events(scene, names)
    yield from _formats(scene, names)


def _closed(scene: Scene) -> Iterator[Reason]:
    """Holidays that touch the period; without them it is longer and holds what it then should."""
    problem, open_ = scene.problem, scene.one.format.in_holidays
    weekdays, allowed = scene.year.weekday, scene.one.format.weekdays
    days = {day for day in scene.span if scene.is_near(day) and weekdays[day] in allowed}
    for each in problem.closed:
        if each.kind == "school" and open_:
            continue
        closed = tuple(one for one in problem.closed if one is not each)
        if days & _only_in(each, closed, problem.horizon, also_school=not open_):
            yield Reason("obstacle", _name(each), replace(problem, closed=closed), scene.meetings)


def _only_in(
    each: Closed, others: Iterable[Closed], horizon: Span, *, also_school: bool
) -> set[int]:
    """The days that are open without it."""
    days = set(clipped(each.span, horizon))
    for other in others:
        if also_school or other.kind == "public":
            days.difference_update(clipped(other.span, horizon))
    return days


def _name(each: Closed) -> Told:
    if each.span.first == each.span.last:
        return _("%(name)s am %(day)s", name=each.name, day=short(each.span.first))
    return _("%(name)s bis %(day)s", name=each.name, day=short(each.span.last))


def _absences(scene: Scene, names: Names) -> Iterator[Reason]:
    problem, year = scene.problem, scene.year
    must = scene.one.must
    deputies = [deputy for one in must if (deputy := year.deputy[one]) is not None]
    for person in dict.fromkeys((*must, *deputies)):
        here = problem.people[person]
        days = year.absent[person].intersection(scene.days)
        if not days:
            continue
        free = replace(here, absences=(), off_weekdays=frozenset())
        people = tuple(free if each is here else each for each in problem.people)
        text = _away(scene, here, names.people[here.id])
        yield Reason("obstacle", text, replace(problem, people=people), scene.meetings, days)


def _away(scene: Scene, here: Person, name: str) -> Told:
    """That somebody is away, and why where it is always the same."""
    days = [scene.year.days[day] for day in scene.days]
    found = {one.why for one in here.absences if any(day in one.span for day in days)}
    if here.off_weekdays or len(found) != 1 or "" in found:
        return _("%(who)s ist nicht immer da", who=name)
    return _("%(who)s ist nicht immer da (%(why)s)", who=name, why=found.pop())


def _events(scene: Scene, names: Names) -> Iterator[Reason]:
    """What is fixed from outside in the period and takes its people or rooms."""
    numbers = {scene.year.days[day]: day for day in scene.days}
    people = scene.problem.people
    mine = {people[one].id for one in (*scene.one.crew, *scene.one.may)}
    rooms = {scene.problem.rooms[room].id for room in scene.one.rooms}
    found: defaultdict[Event, set[int]] = defaultdict(set)
    for each in scene.problem.busy:
        wanted = each.room in rooms or not mine.isdisjoint((*each.who, *each.optional))
        if wanted:
            found[_key(each)] |= {numbers[day] for day in each.dates if day in numbers}
    for key, days in found.items():
        if not days:
            continue
        busy = tuple(each for each in scene.problem.busy if _key(each) != key)
        who = [names.people[one] for one in key[1] if one in mine]
        text = _in_the_way(key[0]) if len(who) != 1 else _not_free(who[0], key[0])
        without = replace(scene.problem, busy=busy)
        yield Reason("obstacle", text, without, scene.meetings, frozenset(days))


def _key(each: Busy) -> Event:
    """What makes events one series."""
    return each.title, each.who, each.optional, each.room


def _not_free(who: str, title: str) -> Told:
    if not title:
        return _("%(who)s ist nicht immer frei", who=who)
    return _("%(who)s ist nicht immer frei (%(what)s)", who=who, what=title)


def _in_the_way(title: str) -> Told:
    if not title:
        return _("Ein anderer Termin liegt im Weg")
    return _("%(what)s liegt im Weg", what=quoted(title))


def _formats(scene: Scene, names: Names) -> Iterator[Reason]:
    """Other formats that meet in the period and want the same people, rooms or day."""
    days, there = set(scene.days), defaultdict[str, set[int]](set)
    for day in days & scene.others.keys():
        for each in scene.others[day]:
            there[scene.series[each.series].id].add(day)
    for name in sorted(there):
        rest = tuple(each for each in scene.meetings if each.format != name)
        text = _in_the_way(names.formats[name])
        yield Reason("obstacle", text, scene.problem, rest, frozenset(there[name]))
