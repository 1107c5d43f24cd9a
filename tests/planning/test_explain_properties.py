"""On tiny random years every reason and every alternative is checked by trying all slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.planning.planner_year import Json, firm
from tests.planning.test_solver_oracle import placed, years

from wirkraum.planning.domain.costs import costs_of
from wirkraum.planning.domain.explain import explain
from wirkraum.planning.domain.explain_obstacles import obstacles_of
from wirkraum.planning.domain.explain_prices import Prices
from wirkraum.planning.domain.explain_reasons import rules_of
from wirkraum.planning.domain.explain_scene import set_scene, varied
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.problem_names import names_of
from wirkraum.planning.domain.rules import findings
from wirkraum.planning.domain.series import Slot, lay_series
from wirkraum.planning.domain.solver.door import solve
from wirkraum.planning.domain.year import lay_out

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
Planned: TypeAlias = tuple[Problem, tuple[Meeting, ...], Meeting]
CLOSED: tuple[list[Json], ...] = (
    [],
    [{"from": "2026-09-07", "to": "2026-09-08", "name": "Ferien", "kind": "school"}],
    [{"from": "2026-09-09", "to": "2026-09-09", "name": "Feiertag", "kind": "public"}],
)
BOOKED = {"title": "Chor", "room": "A.1", "start": "08:00", "end": "12:00", "dates": ["2026-09-09"]}


@st.composite
def full_years(draw: st.DrawFn) -> Json:
    """Besides people, deputies and other formats: closed days, and a room that is taken."""
    problem: Json = draw(years())
    problem["closed"] = draw(st.sampled_from(CLOSED))
    problem["busy"] += draw(st.sampled_from([[], [BOOKED]]))
    return problem


@st.composite
def planned_years(draw: st.DrawFn) -> Planned:
    """A year, the best plan for it, and one of its meetings."""
    year = read_problem(draw(full_years()))
    meetings = solve(year).meetings
    assume(meetings)
    return year, meetings, draw(st.sampled_from(meetings))


@QUICK
@given(planned_years())
def test_without_a_reason_the_meeting_would_lie_where_it_says(planned: Planned) -> None:
    year, meetings, which = planned
    explained = explain(year, meetings, which)
    assert explained is not None
    now = by_day(year, meetings, which)

    for step in explained.steps(99):
        here = now[which.date]
        assert all(here <= cost for cost in now.values())
        then = by_day(step.without.problem, step.without.meetings, which)
        best = min(cost for day, cost in then.items() if day != which.date)
        assert then[step.instead.date] == best
        assert step.instead.date != which.date
        assert (best < then[which.date], best == then[which.date]) == (not step.tied, step.tied)
        if step.tied:
            assert all(here < cost for day, cost in now.items() if day != which.date)


def by_day(problem: Problem, meetings: Sequence[Meeting], which: Meeting) -> dict[object, int]:
    """What the plan costs at best with the meeting on each day of its period, by trying all slots."""
    year = lay_out(problem)
    series = {each.id: each for each in lay_series(year)}
    mine = series[which.format]
    quota = next(each for each in mine.quotas if year.number(which.date) in each.days)
    found: dict[object, int] = {}
    for day in quota.days:
        for start in mine.starts:
            for room in mine.format.rooms:
                moved = Meeting(which.format, year.days[day], start * 30, room)
                plan = [moved if each == which else each for each in meetings]
                if not any(one.firm for one in findings(problem, plan, moved)):
                    cost = cost_of(problem, plan)
                    found[moved.date] = min(cost, found.get(moved.date, cost))
    return found


def cost_of(problem: Problem, meetings: Sequence[Meeting]) -> int:
    year = lay_out(problem)
    return costs_of(year, lay_series(year), [placed(year, each) for each in meetings], {}).total


@QUICK
@given(planned_years())
def test_a_year_laid_out_anew_in_part_is_the_year_laid_out_anew(planned: Planned) -> None:
    year, meetings, which = planned
    scene = set_scene(year, meetings, which)
    assert scene is not None
    names, prices = names_of(year), Prices(scene)
    before = prices.best_by_day()

    for reason in (*rules_of(scene, names), *obstacles_of(scene, names)):
        part = varied(scene, reason.problem, reason.meetings)
        whole = set_scene(reason.problem, reason.meetings, scene.which)
        assert part is not None
        assert whole is not None
        after = Prices(part, prices).best_by_day()
        assert after == Prices(whole).best_by_day()
        if reason.days is not None:
            changed = {day for day in scene.days if before.get(day) != after.get(day)}
            assert changed <= reason.days


@QUICK
@given(planned_years())
def test_prices_are_what_the_plan_costs(planned: Planned) -> None:
    year, meetings, which = planned
    scene = set_scene(year, meetings, which)
    assert scene is not None
    prices = Prices(scene)
    without = [each for each in meetings if each != which]

    for price in prices.priced():
        assert prices.least(price.slot.day) <= price.cost == prices.of(Slot(*price.slot))
        moved = scene.meeting(price.slot)
        more = cost_of(year, [*without, moved]) - cost_of(year, meetings)
        assert more == price.cost - prices.of(scene.slot)


@QUICK
@given(planned_years())
def test_alternatives_break_no_firm_rule_and_cost_what_they_say(planned: Planned) -> None:
    year, meetings, which = planned
    explained = explain(year, meetings, which)
    assert explained is not None

    found = explained.alternatives()

    assert [each.cost for each in found] == sorted(each.cost for each in found)
    for each in found:
        moved = tuple(each.meeting if one == which else one for one in meetings)
        assert firm(year, moved) == []
        assert cost_of(year, moved) - cost_of(year, meetings) == each.cost
        assert each.cost >= 0  # the plan is the best there is
        assert each.change.texts
        assert each.cost == 0 or [str(text) for text in each.change.texts] != ["Genauso gut."]
