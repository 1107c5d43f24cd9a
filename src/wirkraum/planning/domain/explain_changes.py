"""What becomes worse and what better when a meeting moves, in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.explain_scene import Scene
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem_names import Names
from wirkraum.planning.domain.rules import judged
from wirkraum.planning.domain.rules_case import Case, Finding, Held, moved_to
from wirkraum.planning.domain.series import Placed

DEPUTY = "deputy"  # costs nothing, and people want to know


@dataclass(frozen=True, slots=True)
class Change:
    """Findings that come with a move and those that go; `texts` say both, and are never empty."""

    worse: tuple[Finding, ...]
    better: tuple[Finding, ...]
    texts: tuple[Told, ...]

    @property
    def forbidden(self) -> bool:
        """Whether the move breaks a firm rule that is kept now."""
        return any(one.firm for one in self.worse)


class Changes:
    """The changes a meeting of a scene would make on other days and at other hours."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self.scene, self.names = scene, names

    def to(self, meeting: Meeting, cost: int) -> Change:
        """The change of a move that costs so much, or gains it."""
        there, now = _by_rule(judged(moved_to(self._case, meeting))), self._now
        worse = [one for rule, new in there.items() for one in _more(new, now.get(rule, []))]
        better = [one for rule, old in now.items() for one in _more(old, there.get(rule, []))]
        texts = [one.text for one in worse]
        if better:
            gone = row((one.text for one in better), " ")
            texts.append(_("Dann nicht mehr: %(what)s", what=gone))
        return Change(tuple(worse), tuple(better), tuple(texts) or (_plain(cost),))

    @cached_property
    def _now(self) -> Mapping[str, list[Finding]]:
        return _by_rule(judged(self._case))

    @cached_property
    def _case(self) -> Case:
        scene = self.scene
        own = [self._held(each) for each in scene.own]
        every = [self._held(each) for day in scene.others.values() for each in day]
        others = sorted([*own, *every], key=lambda each: (each.day, each.start, each.series.at))
        moved = self._held(Placed(scene.one.at, *scene.slot))
        return Case(scene.year, self.names, moved, others, own)

    def _held(self, each: Placed) -> Held:
        year, series = self.scene.year, self.scene.series[each.series]
        minute, room = each.start * year.problem.grid_minutes, year.problem.rooms[each.room]
        meeting = Meeting(series.id, year.days[each.day], minute, room.id)
        end = each.start + series.cells
        return Held(meeting, series, each.day, each.start, end, each.room, room.place)


def _by_rule(found: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for one in found:
        by_rule[one.rule].append(one)
    return by_rule


def _more(one: list[Finding], other: list[Finding]) -> list[Finding]:
    """The findings of a rule that weigh more than the others of that rule; all where they do."""
    if _weight(one) <= _weight(other) and one[0].rule != DEPUTY:
        return []
    known = {each.text for each in other}
    return [each for each in one if each.text not in known]


def _weight(found: list[Finding]) -> tuple[int, int]:
    return sum(one.firm for one in found), sum(one.cost for one in found)


def _plain(cost: int) -> Told:
    """What a move is worth where no rule says it."""
    if cost == 0:
        return _("Genauso gut.")
    if cost < 0:
        return _("Die Abstände werden gleichmäßiger.")
    return _("Die Abstände werden ungleichmäßiger.")
