"""Which firm rules two things of one day break together: people, ways, rooms, formats kept apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from wirkraum.kit.told import Told, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import clock
from wirkraum.planning.domain.problem_names import listed
from wirkraum.planning.domain.rules_case import Case, Held
from wirkraum.planning.domain.rules_series import min_gap

CLASH, ROOM, APART = "person_clash", "room_taken", "same_day"


class Outer(NamedTuple):
    """Something from outside that takes people or a room; without a title somebody is just not free."""

    title: str
    start: int
    end: int
    place: str | None


Found: TypeAlias = Iterator[tuple[Outer, Told]]


def busy_people(case: Case) -> Found:
    """Whoever is needed and has to be elsewhere."""
    held, year = case.moved, case.year
    taken: defaultdict[Outer, list[int]] = defaultdict(list)
    for person in held.series.needed(held.day):
        for each in year.fixed.get((person, held.day), ()):
            event = Outer(each.title, each.start, each.end, each.place)
            if each.must and _meet(held, event, _way(case, event.place)):
                taken[event].append(person)
    for event, people in taken.items():
        yield event, _people_told(case, event, quoted(event.title), people)


def busy_room(case: Case) -> Found:
    """The room is taken from outside."""
    held = case.moved
    for each in case.year.booked.get((-1 if held.room is None else held.room, held.day), ()):
        event = Outer(each.title, each.start, each.end, None)
        if _meet(held, event):
            yield event, _room_told(case, quoted(each.title), event)


def same_people(case: Case, other: Held) -> Told | None:
    """Whoever is needed at both, and cannot be."""
    theirs = other.series.needed(other.day)
    people = [person for person in case.moved.series.needed(case.moved.day) if person in theirs]
    if not people or not _meet(case.moved, other, _way(case, other.place)):
        return None
    return _people_told(case, other, _title(case, other), people)


def same_room(case: Case, other: Held) -> Told | None:
    """Both are in one room."""
    held = case.moved
    shared = held.room is not None and case.year.shared[held.room]
    if shared and held.room == other.room and _meet(held, other):
        return _room_told(case, _title(case, other), other)
    return None


def never_together(case: Case, other: Held) -> Told | None:
    """The two formats are never on one day."""
    if other.series.id not in case.moved.series.apart:
        return None
    return _(
        "%(one)s und %(other)s sollen nie am selben Tag liegen.",
        one=_title(case, other),
        other=case.title,
    )


def gaps(case: Case, before: Held) -> Told | None:
    """Too few days since the format's last meeting."""
    both = Case(case.year, case.names, case.moved, (before,), (before,))
    return next((each.text for each in min_gap(both)), None)


def _title(case: Case, held: Held) -> Told:
    return quoted(case.names.formats[held.series.id])


def _way(case: Case, place: str | None) -> int:
    return case.year.ways.minutes(case.moved.place, place)


def _meet(held: Held, other: Held | Outer, way: int = 0) -> bool:
    return other.start < held.end + way and held.start < other.end + way


def _people_told(case: Case, other: Held | Outer, title: Told, people: Iterable[int]) -> Told:
    who = listed([case.name(person) for person in people], most=4)
    if isinstance(other, Outer) and not other.title:
        return _("Nicht frei von %(hours)s: %(who)s.", hours=_hours(other), who=who)
    if _meet(case.moved, other):
        return _(
            "%(other)s (%(theirs)s) und %(one)s (%(mine)s) überschneiden sich. "
            "Bei beiden gebraucht: %(who)s.",
            other=title,
            theirs=_hours(other),
            one=case.title,
            mine=_hours(case.moved),
            who=who,
        )
    return _(
        "Zwischen %(other)s (%(theirs)s) und %(one)s (%(mine)s) ist die Zeit zu kurz: "
        "Der Weg dauert %(minutes)s Minuten. Bei beiden gebraucht: %(who)s.",
        other=title,
        theirs=_hours(other),
        one=case.title,
        mine=_hours(case.moved),
        minutes=_way(case, other.place),
        who=who,
    )


def _room_told(case: Case, title: Told, other: Held | Outer) -> Told:
    return _(
        "„%(room)s“ ist doppelt belegt: %(other)s (%(theirs)s) und %(one)s (%(mine)s).",
        room=case.names.rooms[case.moved.meeting.room],
        other=title,
        theirs=_hours(other),
        one=case.title,
        mine=_hours(case.moved),
    )


def _hours(span: Held | Outer) -> str:
    return f"{clock(span.start)}–{clock(min(span.end, 1440))}"


OUTSIDE_RULES: dict[str, Callable[[Case], Found]] = {CLASH: busy_people, ROOM: busy_room}
PAIR_RULES: dict[str, Callable[[Case, Held], Told | None]] = {
    CLASH: same_people,
    ROOM: same_room,
    APART: never_together,
}
