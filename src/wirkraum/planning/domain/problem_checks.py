"""Checks that a problem hangs together: sizes, unique ids, every name known."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TypeAlias

from wirkraum.planning.domain.problem import Format, Person, Problem, ProblemError, Span, Way

MOST = {
    "formats": 2_000,
    "people": 10_000,
    "rooms": 10_000,
    "places": 10_000,
    "busy": 20_000,
    "closed": 1_000,
    "absent": 1_000,
    "dates": 1_000,
    "table": 100_000,
}
MOST_DAYS = 800
# Bounds of memory and time: the largest problem measured (60 sites) needs less than a third.
MOST_SLOTS = 2_000_000
MOST_SLOTS_EACH = 100_000
MOST_SEATS_TAKEN = 20_000_000
MOST_BUSY = 1_000_000
MOST_ABSENT = 1_000_000
MOST_BARRED = 1_000_000
MOST_APART = 20_000

Reference: TypeAlias = tuple[str, str, str, frozenset[str]]


def check_problem(problem: Problem) -> None:
    """Raises ProblemError at the first thing that does not hang together."""
    _check_size(problem)
    for name in ("places", "rooms", "people", "formats"):
        _check_unique(f"$.{name}", (item.id for item in getattr(problem, name)))
    for path, kind, name, known in _references(problem):
        if name not in known:
            raise _unknown(path, kind, name, known)
    for at, person in enumerate(problem.people):
        if person.deputy == person.id:
            path = f"$.people[{at}].deputy"
            remedy = "Bitte jemand anderen nennen oder weglassen."
            raise ProblemError(path, "Niemand vertritt sich selbst.", remedy)
    for at, item in enumerate(problem.formats):
        _check_people(f"$.formats[{at}]", item)
        if item.id in item.not_with:
            path = f"$.formats[{at}].not_with[{item.not_with.index(item.id)}]"
            remedy = "Bitte ein anderes Format nennen oder weglassen."
            raise ProblemError(path, "Hier steht das Format selbst.", remedy)
    _check_ways(problem.travel.table)


def _check_size(problem: Problem) -> None:
    days = (problem.horizon.last - problem.horizon.first).days + 1
    if days > MOST_DAYS:
        raise ProblemError(
            "$.horizon", f"{days} Tage sind zu viele.", f"Bitte höchstens {MOST_DAYS} Tage planen."
        )
    _check_formats(problem, days)
    busy = sum(len(each.dates) * (len(each.who) + len(each.optional) + 1) for each in problem.busy)
    if busy > MOST_BUSY:
        raise _too_many("$.busy", busy, "Belegungen")
    absent = sum(_absent_days(each, problem.horizon, days) for each in problem.people)
    if absent > MOST_ABSENT:
        raise _too_many("$.people", absent, "Abwesenheitstage")
    avoid = (one.span for each in problem.formats for one in each.avoid)
    never = (one.span for each in problem.formats for one in each.not_on)
    barred = sum(_days_in(span, problem.horizon) for span in (*avoid, *never))
    if barred > MOST_BARRED:
        raise _too_many("$.formats", barred, "gemiedene und gesperrte Tage")
    apart = sum(len(each.not_with) for each in problem.formats)
    if apart > MOST_APART:
        raise _too_many("$.formats", apart, "Angaben in „not_with“")


def _check_formats(problem: Problem, days: int) -> None:
    sizes = [_slots(problem, each, days) for each in problem.formats]
    for at, size in enumerate(sizes):
        if size > MOST_SLOTS_EACH:
            raise _too_many(f"$.formats[{at}]", size, "mögliche Termine")
    if sum(sizes) > MOST_SLOTS:
        raise _too_many("$.formats", sum(sizes), "mögliche Termine")
    taken = sum(
        max(size, days) * (len(each.must) + len(each.may))
        for size, each in zip(sizes, problem.formats, strict=True)
    )
    if taken > MOST_SEATS_TAKEN:
        raise _too_many("$.formats", taken, "mögliche Teilnahmen")


def _too_many(path: str, count: int, what: str) -> ProblemError:
    remedy = "Bitte Räume, Zeitfenster, Personen oder Zeitraum begrenzen oder das Problem teilen."
    return ProblemError(path, f"{count} {what} sind zu viele.", remedy)


def _absent_days(person: Person, horizon: Span, days: int) -> int:
    away = sum(_days_in(each.span, horizon) for each in person.absences)
    return away + len(person.off_weekdays) * days // 7


def _days_in(span: Span, horizon: Span) -> int:
    return max(0, (min(span.last, horizon.last) - max(span.first, horizon.first)).days + 1)


def _slots(problem: Problem, item: Format, days: int) -> int:
    starts = (item.window[1] - item.window[0] - item.minutes) // problem.grid_minutes + 1
    return days * len(item.weekdays) // 7 * max(0, starts) * len(item.rooms)


def _check_unique(path: str, ids: Iterable[str]) -> None:
    seen: dict[str, int] = {}
    for at, id_ in enumerate(ids):
        if id_ in seen:
            raise ProblemError(
                f"{path}[{at}].id",
                f"„{id_}“ steht schon bei {path}[{seen[id_]}].",
                "Bitte jede Kennung nur einmal vergeben.",
            )
        seen[id_] = at


def _references(problem: Problem) -> Iterator[Reference]:
    """Every name that stands for something else: path, kind, name, and the names there are."""
    places = frozenset(item.id for item in problem.places)
    rooms = frozenset(item.id for item in problem.rooms)
    people = frozenset(item.id for item in problem.people)
    formats = frozenset(problem.by_id)
    yield from _of_places(problem, places)
    for at, person in enumerate(problem.people):
        yield from _maybe(f"$.people[{at}].deputy", "Die Person", person.deputy, people)
    for at, busy in enumerate(problem.busy):
        yield from _maybe(f"$.busy[{at}].place", "Der Ort", busy.place, places)
        yield from _maybe(f"$.busy[{at}].room", "Der Raum", busy.room, rooms)
        yield from _each(f"$.busy[{at}].who", "Die Person", busy.who, people)
        yield from _each(f"$.busy[{at}].optional", "Die Person", busy.optional, people)
    for at, item in enumerate(problem.formats):
        yield from _each(f"$.formats[{at}].must", "Die Person", item.must, people)
        yield from _each(f"$.formats[{at}].may", "Die Person", item.may, people)
        yield from _each(f"$.formats[{at}].rooms", "Der Raum", item.rooms, rooms)
        path = f"$.formats[{at}].not_with"
        yield from _each(path, "Das Format", item.not_with, formats)


def _of_places(problem: Problem, places: frozenset[str]) -> Iterator[Reference]:
    for at, room in enumerate(problem.rooms):
        yield f"$.rooms[{at}].place", "Der Ort", room.place, places
    for at, person in enumerate(problem.people):
        yield from _maybe(f"$.people[{at}].base", "Der Ort", person.base, places)
    for at, way in enumerate(problem.travel.table):
        yield f"$.travel.table[{at}].a", "Der Ort", way.a, places
        yield f"$.travel.table[{at}].b", "Der Ort", way.b, places


def _maybe(path: str, kind: str, name: str | None, known: frozenset[str]) -> Iterator[Reference]:
    if name is not None:
        yield path, kind, name, known


def _each(
    path: str, kind: str, names: tuple[str, ...], known: frozenset[str]
) -> Iterator[Reference]:
    for at, name in enumerate(names):
        yield f"{path}[{at}]", kind, name, known


def _unknown(path: str, kind: str, name: str, known: frozenset[str]) -> ProblemError:
    near = get_close_matches(name[:40], sorted(known)[:2000], n=1)
    remedy = f"Meinten Sie „{near[0]}“?" if near else "Bitte ergänzen oder den Namen berichtigen."
    return ProblemError(path, f"{kind} „{name}“ ist unbekannt.", remedy)


def _check_ways(table: Iterable[Way]) -> None:
    seen: dict[frozenset[str], int] = {}
    for at, way in enumerate(table):
        ends, path = frozenset((way.a, way.b)), f"$.travel.table[{at}]"
        if way.a == way.b:
            remedy = "Bitte zwei verschiedene Orte nennen."
            raise ProblemError(path, f"Von „{way.a}“ nach „{way.b}“ ist kein Weg.", remedy)
        if ends in seen:
            other = f"$.travel.table[{seen[ends]}]"
            reason = f"Der Weg von „{way.a}“ nach „{way.b}“ steht schon bei {other}."
            raise ProblemError(path, reason, "Bitte jeden Weg nur einmal nennen.")
        seen[ends] = at


def _check_people(path: str, item: Format) -> None:
    seen: set[str] = set()
    for key, names in (("must", item.must), ("may", item.may)):
        for at, name in enumerate(names):
            if name in seen:
                raise ProblemError(
                    f"{path}.{key}[{at}]",
                    f"„{name}“ steht doppelt in „must“ und „may“.",
                    "Bitte jede Person je Format nur einmal nennen.",
                )
            seen.add(name)
