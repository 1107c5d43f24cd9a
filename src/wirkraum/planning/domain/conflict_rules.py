"""The rules that can leave a period short of meetings, as people know them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from wirkraum.kit.told import Told, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import always
from wirkraum.planning.domain.problem_names import Names, listed, window
from wirkraum.planning.domain.series import Placed, Quota, Series
from wirkraum.planning.domain.year import Year

WEEKDAY_HELP = _("ein weiterer Wochentag")


class Atom(NamedTuple):
    """One obstacle: its kind and what it is about."""

    kind: str
    what: str | int = ""


Atoms: TypeAlias = frozenset[Atom]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as people know it; without its obstacles it is gone."""

    text: Told
    help: Told
    atoms: Atoms


NO_RULE = Rule(Told(""), Told(""), frozenset())


@dataclass(frozen=True, slots=True)
class Scene:
    """A period of a series among the meetings that all others hold."""

    year: Year
    names: Names
    series: Sequence[Series]
    one: Series
    quota: Quota
    placed: Sequence[Placed]


def rules_of(scene: Scene, atoms: set[Atom]) -> Iterator[Rule]:
    """The rules behind the obstacles, those of the format itself first."""
    kinds: defaultdict[str, list[Atom]] = defaultdict(list)
    for atom in sorted(atoms, key=lambda each: (each.kind, str(each.what))):
        kinds[atom.kind].append(atom)
    yield from _own_rules(scene, kinds)
    yield from (_barred_rule(scene, atom) for atom in kinds["barred"])
    yield from (_apart_rule(scene, atom) for atom in kinds["apart"])
    yield from (_absent_rule(scene, atom) for atom in kinds["absent"])
    yield from (_event_rule(atom) for atom in kinds["event"])
    others = dict.fromkeys(int(atom.what) for kind in ("apart", "format") for atom in kinds[kind])
    yield from (_format_rule(scene, other) for other in others)


def _own_rules(scene: Scene, kinds: Mapping[str, list[Atom]]) -> Iterator[Rule]:
    each = scene.one.format
    if weekdays := kinds["weekday"]:
        text = _("nur %(days)s erlaubt", days=always(each.weekdays))
        text = text if each.weekdays else _("kein Wochentag erlaubt")
        yield Rule(text, WEEKDAY_HELP, frozenset(weekdays))
    if hours := kinds["window"]:
        text = _("nur %(window)s Uhr", window=window(each))
        yield Rule(text, _("ein längeres Zeitfenster"), frozenset(hours))
    if kinds["room"]:
        yield _room_rule(scene)
    if scene.one.gap > 1:
        text = _("mindestens %(days)s Tage Abstand", days=scene.one.gap)
        yield Rule(text, _("ein kleinerer Abstand"), frozenset({Atom("gap")}))


def _room_rule(scene: Scene) -> Rule:
    each, atoms = scene.one.format, frozenset({Atom("room")})
    if not each.rooms:
        return Rule(_("kein Raum erlaubt"), _("ein erlaubter Raum"), atoms)
    if not scene.one.rooms:
        size = len(scene.one.must) + len(scene.one.may)
        return Rule(_("kein Raum für %(size)s Personen", size=size), _("ein größerer Raum"), atoms)
    rooms = listed(scene.names.rooms[name] for name in each.rooms)
    return Rule(_("nur in %(rooms)s", rooms=rooms), _("ein weiterer Raum"), atoms)


def _barred_rule(scene: Scene, atom: Atom) -> Rule:
    only = frozenset({atom})
    why = next(each.why for each in scene.one.format.not_on if str(each.why) == atom.what)
    if not why:
        return Rule(_("an manchen Tagen gesperrt"), _("Termine an gesperrten Tagen zulassen"), only)
    return Rule(_("nie %(why)s", why=why), _("Termine %(why)s zulassen", why=why), only)


def _apart_rule(scene: Scene, atom: Atom) -> Rule:
    other = quoted(scene.names.formats[scene.series[int(atom.what)].id])
    text = _("nie am selben Tag wie %(other)s", other=other)
    return Rule(text, _("%(other)s am selben Tag zulassen", other=other), frozenset({atom}))


def _absent_rule(scene: Scene, atom: Atom) -> Rule:
    """Who is away, and the deputy with them."""
    person, people = int(atom.what), scene.year.problem.people
    who, deputy = scene.names.people[people[person].id], scene.year.deputy[person]
    if deputy is None:
        help_ = _("Vertretung für %(who)s", who=who)
        return Rule(_("%(who)s fehlt", who=who), help_, frozenset({atom}))
    instead = scene.names.people[people[deputy].id]
    text = _("%(who)s und die Vertretung (%(deputy)s) fehlen", who=who, deputy=instead)
    return Rule(text, _("eine andere Vertretung für %(who)s", who=who), frozenset({atom}))


def _event_rule(atom: Atom) -> Rule:
    what = quoted(str(atom.what))
    help_ = _("%(what)s ausnahmsweise verlegen", what=what)
    return Rule(_("%(what)s liegt fest", what=what), help_, frozenset({atom}))


def _format_rule(scene: Scene, other: int) -> Rule:
    """Moving another format frees people, rooms and the day."""
    what = quoted(scene.names.formats[scene.series[other].id])
    atoms = frozenset({Atom("format", other), Atom("apart", other)})
    help_ = _("%(what)s verlegen", what=what)
    return Rule(_("%(what)s ist schon geplant", what=what), help_, atoms)
