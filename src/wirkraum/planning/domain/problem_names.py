"""How sentences call people, rooms and formats of a problem."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.kit.told import Told, joined
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import clock
from wirkraum.planning.domain.problem import Format, Problem


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


def window(each: Format) -> str:
    """The hours of a format as "09:00–12:00"."""
    return f"{clock(each.window[0])}–{clock(each.window[1])}"


def listed(words: Iterable[object], most: int = 3) -> Told:
    """The words in one line, the last joined by "und", those past `most` only counted."""
    found = list(words)
    if len(found) > most:
        found[most:] = [_("%(count)s weitere", count=len(found) - most)]
    return joined(found)
