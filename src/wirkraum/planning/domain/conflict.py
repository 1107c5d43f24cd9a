"""Why a period cannot hold its meetings: a smallest set of rules that conflict, and what helps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.conflict_rules import (
    NO_RULE,
    WEEKDAY_HELP,
    Atom,
    Atoms,
    Rule,
    Scene,
    rules_of,
)
from wirkraum.planning.domain.day_words import weekday_names

# Hours in which people could meet if the format's window did not say otherwise.
EARLY, LATE = 7 * 60, 20 * 60
MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that cannot all hold though any fewer of them could; each help alone is enough."""

    rules: tuple[Rule, ...]
    helps: tuple[Told, ...]

    @property
    def told(self) -> Told:
        """The rules, where they are several, and what helps."""
        rules = row((each.text for each in self.rules), "; ")
        parts = [_("Das geht nicht zusammen: %(rules)s.", rules=rules)] if self.rules[1:] else []
        if self.helps:
            parts.append(_("Hilft: %(helps)s.", helps=_either(self.helps)))
        return row(parts, " ")


def _either(helps: Sequence[Told]) -> Told:
    *most, last = helps
    return _("%(most)s oder %(last)s", most=row(most), last=last) if most else last


def conflict(scene: Scene) -> Conflict | None:
    """The conflict that leaves the period short; None where no rule of the format is to blame."""
    ways = _ways(scene)
    rules = list(rules_of(scene, {atom for day in ways.values() for way in day for atom in way}))
    if _enough(scene, ways, ()) or not _enough(scene, ways, rules):
        return None
    gone: list[Rule] = []
    core: list[Rule] = []
    for each in reversed(rules):
        if _enough(scene, ways, [*gone, each]):
            core.insert(0, each)
        else:
            gone.append(each)
    return Conflict(tuple(core), tuple(_helps(scene, ways, rules)))


def _helps(scene: Scene, ways: Mapping[int, set[Atoms]], rules: Sequence[Rule]) -> Iterator[Told]:
    """What is enough by itself, else by twos."""
    alone = [each for each in rules if _enough(scene, ways, [each])]
    for each in alone:
        yield _weekday_help(scene, ways) if each.help == WEEKDAY_HELP else each.help
    if not alone:
        for one, other in list(combinations(rules, 2))[:MOST_PAIRS]:
            if _enough(scene, ways, [one, other]):
                yield _("%(one)s und zugleich %(other)s", one=one.help, other=other.help)
                return


def _weekday_help(scene: Scene, ways: Mapping[int, set[Atoms]]) -> Told:
    days = [
        day
        for day in range(1, 6)
        if _enough(scene, ways, [replace(NO_RULE, atoms=frozenset({Atom("weekday", day)}))])
    ]
    if not days:
        return _("weitere Wochentage")
    return _("ein weiterer Wochentag (%(days)s)", days=weekday_names(days))


def _enough(scene: Scene, ways: Mapping[int, set[Atoms]], gone: Iterable[Rule]) -> bool:
    """Whether the period can hold what it should without these rules."""
    off = frozenset(atom for each in gone for atom in each.atoms)
    gap = 1 if Atom("gap") in off else scene.one.gap
    beyond = [
        each.day
        for each in scene.placed
        if each.series == scene.one.at and each.day not in scene.quota.days
    ]
    count, last = 0, -gap
    for day in sorted(ways):
        free = any(way <= off for way in ways[day])
        if free and day - last >= gap and all(abs(day - other) >= gap for other in beyond):
            count, last = count + 1, day
    return count >= scene.quota.wanted


def _ways(scene: Scene) -> dict[int, set[Atoms]]:
    """For each day of the period the smallest sets of obstacles that would have to go."""
    return {day: _least(set(_on(scene, day))) for day in scene.quota.days}


def _least(ways: set[Atoms]) -> set[Atoms]:
    return {way for way in ways if not any(other < way for other in ways)}


def _on(scene: Scene, day: int) -> Iterator[Atoms]:
    """The obstacles of every hour in every room, an extra room among them."""
    year, one = scene.year, scene.one
    always = {Atom("absent", each) for each in one.needed(day) if day in year.absent[each]}
    always |= {
        Atom("barred", str(each.why)) for each in one.format.not_on if year.days[day] in each.span
    }
    always |= {
        Atom("apart", each.series)
        for each in scene.placed
        if each.day == day and scene.series[each.series].id in one.apart
    }
    if year.weekday[day] not in one.format.weekdays:
        always.add(Atom("weekday", year.weekday[day]))
    starts = set(one.starts) | set(range(year.cell_up(EARLY), year.cell(LATE) - one.cells + 1))
    for room in (*one.rooms, None):
        taken = _taken(scene, day, room)
        base = always if room is not None else {*always, Atom("room")}
        for start in starts:
            hit = {
                atom for first, last, atom in taken if start < last and first < start + one.cells
            }
            late = set() if start in one.starts else {Atom("window")}
            yield frozenset(base | hit | late)


Taken: TypeAlias = list[tuple[int, int, Atom]]


def _taken(scene: Scene, day: int, room: int | None) -> Taken:
    """Cells that someone or the room has no time in, and why."""
    year, one = scene.year, scene.one
    place = None if room is None else year.place[room]
    found: Taken = []
    for person in one.needed(day):
        for event in year.fixed.get((person, day), ()):
            if event.must:
                way = year.ways.cells(place, event.place)
                found.append((event.start - way, event.end + way, Atom("event", event.title)))
    if room is not None:
        booked = year.booked.get((room, day), ())
        found += [(each.start, each.end, Atom("event", each.title)) for each in booked]
    return found + _others(scene, day, room)


def _others(scene: Scene, day: int, room: int | None) -> Taken:
    year, one = scene.year, scene.one
    found: Taken = []
    for each in scene.placed:
        if each.day != day or each.series == one.at:
            continue
        other = scene.series[each.series]
        end, atom = each.start + other.cells, Atom("format", each.series)
        if each.room == room and year.shared[each.room]:
            found.append((each.start, end, atom))
        if set(other.needed(day)) & set(one.needed(day)):
            way = 0 if room is None else year.ways.cells(year.place[room], year.place[each.room])
            found.append((each.start - way, end + way, atom))
    return found
