"""Why a meeting lies where it does, and where else it could: every reason tried before it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, islice

from wirkraum.kit.told import Told
from wirkraum.planning.domain.explain_changes import Change, Changes
from wirkraum.planning.domain.explain_obstacles import obstacles_of
from wirkraum.planning.domain.explain_prices import Priced, Prices, best_by_day
from wirkraum.planning.domain.explain_reasons import Kind, Reason, both_of, rules_of
from wirkraum.planning.domain.explain_scene import Scene, set_scene, varied
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem, Span
from wirkraum.planning.domain.problem_names import names_of
from wirkraum.planning.domain.series import Slot


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another slot for a meeting and what the plan costs more there; `change` says it in words."""

    meeting: Meeting
    cost: int
    change: Change


@dataclass(frozen=True, slots=True)
class Step:
    """A reason that holds the meeting: in the plan `without` it the best slot is `instead`.

    `tied` says that `instead` is only as good as where it lies; with the reason it is worse.
    """

    kind: Kind
    text: Told
    instead: Meeting
    tied: bool
    without: Reason


class Explanation:
    """One of the meetings of a plan, while all others stay; costs are of whole days at their best."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.names = names_of(scene.problem)
        self._prices = Prices(scene)
        self._changes = Changes(scene, self.names)

    @cached_property
    def days(self) -> dict[int, Priced]:
        """The best slot of each day of the period that breaks no rule."""
        return self._prices.best_by_day()

    @cached_property
    def lead(self) -> int | None:
        """How much better the meeting's day is than the next best; None where it is the only one."""
        here = self.days.get(self.scene.slot.day)
        others = [each.cost for day, each in self.days.items() if day != self.scene.slot.day]
        if here is None:
            return -1
        return min(others) - here.cost if others else None

    def steps(self, most: int = 4) -> tuple[Step, ...]:
        """What holds the meeting on its day, rules first; nothing where another day is better.

        Where too much does, what only makes the day the single best one is left out first, then what
        keeps the meeting from days further away.
        """
        if self.lead is not None and self.lead < 0:
            return ()
        every = chain(rules_of(self.scene, self.names), obstacles_of(self.scene, self.names))
        found = [step for reason in every if (step := self._tried(reason)) is not None]
        if not found and self.lead and (step := self._tried(both_of(self.scene))) is not None:
            return (step,)
        here = self.scene.which.date

        def rank(step: Step) -> tuple[bool, bool, int]:
            return step.tied, step.kind != "rule", abs((step.instead.date - here).days)

        kept = sorted(found, key=rank)[:most]
        return tuple(step for step in found if step in kept)

    def _tried(self, reason: Reason) -> Step | None:
        scene = self._without(reason)
        if scene is None:
            return None
        here, best = self._rivals(scene, reason)
        if here is None or best is None or not scene.is_near(best.slot.day):
            return None
        tied = best.cost == here.cost
        if tied and not self._counts(reason):
            return None
        return Step(reason.kind, reason.text, scene.meeting(best.slot), tied, reason)

    def _rivals(self, scene: Scene, reason: Reason) -> tuple[Priced | None, Priced | None]:
        """Without the reason: the meeting's day, and the best other one if that is as good."""
        prices, day = Prices(scene, self._prices), self.scene.slot.day
        same = {} if reason.days is None else self.days
        same = {at: each for at, each in same.items() if at not in (reason.days or ())}
        here = same.get(day) or prices.best_by_day((day,)).get(day)
        if here is None:
            return None, None
        anew = prices.best_by_day(reason.days, here.cost)
        others = [each for at, each in (same | anew).items() if at != day]
        best = min(others, key=lambda each: _rank(self.scene.slot, each), default=None)
        return here, best if best is None or best.cost <= here.cost else None

    def _without(self, reason: Reason) -> Scene | None:
        """The scene without the reason; None where that cannot make a day near as good."""
        if reason.days is not None and not any(self._may_win(reason, day) for day in reason.days):
            return None
        return varied(self.scene, reason.problem, reason.meetings)

    def _may_win(self, reason: Reason, day: int) -> bool:
        here = self.scene.slot.day
        if day == here or not self.scene.is_near(day):
            return False
        if reason.problem.people is not self.scene.problem.people:
            return True  # absences weigh on the format's own costs too
        return self._prices.least(day) <= self.days[here].cost

    def _counts(self, reason: Reason) -> bool:
        """Whether it matters that another day would be as good: it would not be the single best one."""
        return self.lead is None or (reason.kind == "rule" and self.lead > 0)

    @cached_property
    def next_day(self) -> date | None:
        """The best other day, among equals the nearest; None where there is none."""
        here = self.scene.slot
        others = [each for each in self.days.values() if each.slot.day != here.day]
        best = min(others, key=lambda each: _rank(here, each), default=None)
        return self.scene.year.days[best.slot.day] if best else None

    def alternatives(self, most: int = 3, within: Span | None = None) -> tuple[Alternative, ...]:
        """The best other days, among equals the nearest; other hours where no other day is possible.

        A meeting keeps its room where its format may use it.
        """
        here, days = self.scene.slot, self.scene.year.days
        every = [each for each in self._in_its_room() if each.slot != here]
        every = [each for each in every if within is None or days[each.slot.day] in within]
        by_day = best_by_day(here, (each for each in every if each.slot.day != here.day))
        hours = [each for each in every if each.slot.day == here.day]
        found = tuple(islice(self._told(by_day.values()), most))
        return found or tuple(islice(self._told(hours), most))

    def _in_its_room(self) -> Iterator[Priced]:
        scene = self.scene
        keeps = scene.slot.room in scene.one.rooms
        for each in self._prices.priced():
            if each.slot.room == scene.slot.room or not keeps:
                yield each

    def _told(self, slots: Iterable[Priced]) -> Iterator[Alternative]:
        """The slots from the best on, without those that break a rule the meeting keeps now."""
        here = self.scene.slot
        cost = self._prices.of(here)
        for each in sorted(slots, key=lambda one: _rank(here, one)):
            change = self._changes.to(self.scene.meeting(each.slot), each.cost - cost)
            if not change.forbidden:
                yield Alternative(self.scene.meeting(each.slot), each.cost - cost, change)


def _rank(here: Slot, each: Priced) -> tuple[int, int, int, Slot]:
    slot = each.slot
    return each.cost, abs(slot.day - here.day), abs(slot.start - here.start), slot


def explain(problem: Problem, meetings: Iterable[Meeting], which: Meeting) -> Explanation | None:
    """`which`, one of `meetings`; None where the problem does not plan its format or know its room."""
    scene = set_scene(problem, meetings, which)
    return Explanation(scene) if scene else None
