"""Two plans of the same year side by side: what differs, in figures and in dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.bridge.flaws import EACH, placed_in
from wirkraum.planning.domain.bridge.problem import problem_of
from wirkraum.planning.domain.bridge.proposals import Outcome, outcome_of
from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.problem import Minute
from wirkraum.planning.domain.series import lay_series
from wirkraum.planning.domain.year import lay_out

EVENING: Minute = 18 * 60


@dataclass(frozen=True)
class Figure:
    """A figure of both plans; unless it is only told, less is better."""

    text: Told
    one: int
    two: int
    less_is_better: bool = True

    @property
    def better(self) -> int:
        """1 or 2, the better plan of this figure; 0 where they are alike."""
        if self.one == self.two or not self.less_is_better:
            return 0
        return 1 if self.one < self.two else 2


@dataclass(frozen=True)
class Difference:
    """The days of a format that only one of the plans has."""

    need: Need
    only_one: tuple[date, ...]
    only_two: tuple[date, ...]


@dataclass(frozen=True)
class Comparison:
    """Figures first, then the formats whose days differ."""

    figures: tuple[Figure, ...]
    differences: tuple[Difference, ...]


def compared(one: tuple[Facts, Plan], two: tuple[Facts, Plan]) -> Comparison:
    """Two plans, each with the facts it was made from."""
    sides = [(facts, plan, outcome_of(facts, plan)) for facts, plan in (one, two)]
    counted = [_counted(*each) for each in sides]
    figures = tuple(
        Figure(text, first, second, less_is_better=text is not COUNT)
        for (text, first), (_text, second) in zip(*counted, strict=True)
    )
    days = [_days(plan, outcome) for _facts, plan, outcome in sides]
    found = []
    for need in one[0].needs:
        first, second = (each.get(need.key, frozenset()) for each in days)
        if first != second:
            only = tuple(sorted(first - second)), tuple(sorted(second - first))
            found.append(Difference(need, *only))
    return Comparison(figures, tuple(found))


COUNT = _("Termine von Formaten")


def _counted(facts: Facts, plan: Plan, outcome: Outcome) -> list[tuple[Told, int]]:
    """Every figure of a plan, always in the same order."""
    moved = [one for one in outcome.proposals if one.kind in {"move", "drop"}]
    problem = replace(problem_of(facts), weights=EACH)
    year = lay_out(problem)
    series = lay_series(year)
    costs = costs_of(year, series, list(placed_in(year, series, plan.meetings)), {})
    evenings = sum(_ends(facts, one) > EVENING for one in plan.meetings)
    return [
        (COUNT, len(plan.meetings) + len(outcome.stuck)),
        (_("fehlende Termine"), sum(one.wanted - one.planned for one in outcome.unmet)),
        (_("Termine, die gegen eine feste Regel stehen"), len(outcome.stuck)),
        (_("angekündigte Termine, die sich ändern"), sum(one.announced for one in moved)),
        (_("andere Termine, die sich ändern"), sum(not one.announced for one in moved)),
        (_("Tage neben dem gleichmäßigen Abstand"), costs.gap_day),
        (_("Termine an einem anderen Wochentag als sonst"), costs.off_weekday),
        (_("Termine zu einer anderen Uhrzeit als sonst"), costs.off_time),
        (_("Eingeladene, die zugleich woanders sind"), costs.double_booking),
        (_("Tage mit mehr als zwei Terminen für jemanden"), costs.third_meeting),
        (_("Termine am Abend (Ende nach 18 Uhr)"), evenings),
        (_("Wege in Minuten"), 10 * costs.trip),
    ]


def _ends(facts: Facts, one: Meeting) -> Minute:
    need = facts.need(one.format)
    return one.start + (need.minutes if need else 0)


def _days(plan: Plan, outcome: Outcome) -> dict[str, frozenset[date]]:
    """The days of each format: those of the plan, and of what stays for want of another day."""
    found: dict[str, set[date]] = {}
    for one in plan.meetings:
        found.setdefault(one.format, set()).add(one.date)
    for stuck in outcome.stuck:
        found.setdefault(stuck.format, set()).add(stuck.day)
    return {key: frozenset(days) for key, days in found.items()}
