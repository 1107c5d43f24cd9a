"""How sentences call people, rooms, formats, days and times of a problem."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wirkraum.planning.domain.problem import Format, Minute, Problem

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


@dataclass(frozen=True, slots=True)
class Names:
    """Roles and places alone where they say enough, with the id behind where they do not."""

    people: dict[str, str]
    rooms: dict[str, str]
    formats: dict[str, str]


def names_of(problem: Problem) -> Names:
    place = {each.id: each.name for each in problem.places}
    return Names(
        _apart((each.id, each.role) for each in problem.people),
        _apart((each.id, place[each.place]) for each in problem.rooms),
        _apart((each.id, each.title) for each in problem.formats),
    )


def _apart(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found = tuple(pairs)
    count = Counter(name for _, name in found)
    return {
        id_: id_ if not name else name if count[name] == 1 else f"{name} ({id_})"
        for id_, name in found
    }


def day_name(day: date) -> str:
    """The day as "Mo 5.2.2024"."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day}.{day.month}.{day.year}"


def weekday_names(weekdays: Iterable[int]) -> str:
    """The weekdays (1 to 7) as "Di, Mi"."""
    return ", ".join(WEEKDAYS[each - 1][:2] for each in sorted(weekdays))


def clock(minute: Minute) -> str:
    """The time of day as HH:MM."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def window(each: Format) -> str:
    """The hours of a format as "09:00–12:00"."""
    return f"{clock(each.window[0])}–{clock(each.window[1])}"


def listed(words: Iterable[str], most: int = 3) -> str:
    """The words in one line, the last joined by "und", those past `most` only counted."""
    found = list(words)
    if len(found) > most:
        found[most:] = [f"{len(found) - most} weitere"]
    return " und ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))
