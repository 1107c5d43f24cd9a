"""A format's rules in the coordinator's words become rules of the problem."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from tests.planning.test_bridge import FREE, SEATS, D, entry, facts, need, planned

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.planning.domain.bridge.barred import barred_days, first_week
from wirkraum.planning.domain.bridge.outside import rule_days
from wirkraum.planning.domain.bridge.problem import plan_of, problem_of
from wirkraum.planning.domain.bridge.proposals import outcome_of
from wirkraum.planning.domain.problem import Absence, AsNeeded, Span
from wirkraum.planning.domain.problem_checks import check_problem
from wirkraum.planning.domain.solver.door import solve


def barred(**more: Any) -> list[dt.date]:
    one = need(**more)
    return [each.span.first for each in barred_days(facts(one), one)]


def test_the_first_week_of_school_is_the_one_after_summer() -> None:
    assert first_week(facts()) == Span(D(2023, 8, 21), D(2023, 8, 25))
    assert barred(not_first_week=True) == [D(2023, 8, 21)]


def test_without_summer_holidays_nobody_knows_the_first_week() -> None:
    assert first_week(replace(facts(), free=())) is None


def test_the_days_beside_the_holidays_are_the_last_and_the_first_of_school() -> None:
    assert set(barred(not_beside_holidays=True)) == {
        *(D(2023, 8, 21), D(2024, 2, 9), D(2024, 2, 26), D(2024, 6, 19)),
    }


def test_no_meeting_lies_where_rules_forbid_it() -> None:
    found = planned(facts(need(not_first_week=True, not_beside_holidays=True)))

    days = {one.day for one in found.proposals}
    assert len(days) == 19
    assert days.isdisjoint(D(2023, 8, each) for each in range(21, 26))
    assert days.isdisjoint({D(2024, 2, 9), D(2024, 2, 26), D(2024, 6, 19)})


def test_two_formats_may_never_share_a_day() -> None:
    one = need("JF", "2x/Monat", wished_weekday=1)
    two = need("GS", "2x/Monat", wished_weekday=1, not_with=("JF",), must=("b",))

    found = planned(facts(one, two)).proposals

    days = {key: {p.day for p in found if p.format == key} for key in ("JF", "GS")}
    assert (len(days["JF"]), len(days["GS"])) == (19, 19)
    assert days["JF"].isdisjoint(days["GS"])


def test_in_the_school_holidays_meet_those_who_may() -> None:
    inside = need(text="1x/Woche", in_holidays=True)
    given = facts(inside)

    assert sum(quota.agreed for quota in given.quotas(inside)) > 48
    days = {one.day for one in planned(given).proposals}
    assert D(2023, 11, 22) not in days
    assert any(day in FREE[2] for day in days)


def test_others_set_their_days_by_rule() -> None:
    one = need("SR", "jeden 1. Mittwoch im Quartal", set_by_others=True, wished_start=900)

    assert rule_days(facts(one), one) == (
        *(D(2023, 10, 4), D(2024, 1, 3), D(2024, 4, 3)),
    )  # 5 July lies in the holidays; the third quarter of 2023 begins with August: 2.8. is holiday


def test_every_other_week_is_counted_from_the_first() -> None:
    one = need("SR", "alle 2 Wochen mittwochs", set_by_others=True, first=D(2024, 3, 1))

    days = rule_days(facts(one), one)
    assert days[:3] == (D(2024, 3, 6), D(2024, 3, 20), D(2024, 4, 3))


def test_days_set_by_others_are_proposed_and_planned_around() -> None:
    others = need("SR", "jeden 1. Mittwoch im Monat", set_by_others=True, must=("a",))
    mine = need("JF", "1x/Monat", wished_weekday=3, must=("a",), window=(540, 660))

    found = planned(facts(others, mine))

    theirs = {one.day for one in found.proposals if one.format == "SR"}
    ours = {one.day for one in found.proposals if one.format == "JF"}
    assert len(theirs) == 10
    assert {str(one.reason) for one in found.proposals if one.format == "SR"} == {
        "Dieser Tag steht von außen fest."
    }
    assert ours.isdisjoint(theirs)
    assert {(one.format, str(one.period)) for one in found.unmet} == {("SR", "August 2023")}


def test_on_demand_keeps_days_free_and_promises_nothing() -> None:
    one = need("SB", "nach Bedarf", reserve=(1, "month"))
    given = facts(one)

    problem = problem_of(given)
    found = planned(given)

    assert problem.formats[0].frequency == AsNeeded(1, "month")
    assert {each.kind for each in found.proposals} == {"keep_free"}
    assert 9 <= len(found.proposals) <= 11
    assert found.unmet == ()


def test_a_free_day_that_became_a_termin_counts_as_the_free_day() -> None:
    one = need("SB", "nach Bedarf", reserve=(1, "month"))
    used = entry(D(2024, 3, 5), format="SB", firm=False)

    found = planned(facts(one, entries=(used,)))

    assert not [each for each in found.proposals if each.day and each.day.month == 3]


def test_an_announced_termin_moves_only_where_it_must() -> None:
    """A needed lead is away for six weeks: the announced dates of that time move, no other."""
    gone = Absence(Span(D(2024, 1, 8), D(2024, 2, 16)), "belegt")
    seats = tuple(replace(one, absences=(gone,)) if one.key == "a" else one for one in SEATS)
    dates = [D(2023, 12, 4), D(2024, 1, 9), D(2024, 1, 30), D(2024, 3, 5), D(2024, 3, 19)]
    told = tuple(entry(day, firm=False, announced=True, uid=str(day)) for day in dates)
    given = replace(facts(need(), entries=told, begin=D(2023, 11, 28)), seats=seats)

    found = planned(given)

    moved = {one.old: one for one in found.proposals if one.kind == "move"}
    assert set(moved) <= {D(2024, 1, 9), D(2024, 1, 30)}
    assert all(one.announced for one in moved.values())
    assert all(one.day is not None and one.day not in gone.span for one in moved.values())
    assert {one.day for one in found.stuck} == set(dates[1:3]) - set(moved)


def test_only_the_announced_stay_where_somebody_asks_for_that() -> None:
    told = entry(D(2024, 3, 5), firm=False, announced=True)
    loose = entry(D(2024, 3, 6), firm=False)
    given = facts(need(), entries=(told, loose))

    assert [one.date for one in plan_of(given).meetings] == [D(2024, 3, 5), D(2024, 3, 6)]
    assert [one.date for one in plan_of(given, announced_only=True).meetings] == [D(2024, 3, 5)]


def test_the_hour_of_a_kept_day_may_change_and_is_told() -> None:
    loose = entry(D(2024, 3, 5), firm=False, start=840)
    given = facts(need(wished_start=540), entries=(loose,))
    plan = solve(problem_of(given), previous=plan_of(given, announced_only=True), seconds=2)

    found = [one for one in outcome_of(given, plan).proposals if one.uid == loose.uid]

    assert len(found) == 1
    assert found[0].kind in {"move", "drop"}


def test_a_place_nobody_put_on_the_map_costs_the_base_of_a_way() -> None:
    given = facts(need(place="Rathaus"), need("X", place="Schule"))
    ground = replace(given.ground, travel=replace(given.ground.travel, base=10, per_km=3))

    problem = problem_of(replace(given, ground=ground))

    check_problem(problem)
    assert {(way.a, way.b, way.minutes) for way in problem.travel.table} == {
        ("Rathaus", "Schule", 10)
    }


def test_short_free_spans_are_no_holidays() -> None:
    given = replace(facts(), free=(*FREE, FreeSpan(D(2024, 5, 10), D(2024, 5, 10), "frei", "set")))
    one = need(not_beside_holidays=True)

    assert D(2024, 5, 8) not in {each.span.first for each in barred_days(given, one)}


def test_a_format_that_became_shorter_keeps_its_termine() -> None:
    """They last two hours as people know them; nobody is planned into their second half."""
    dates = [D(2024, 3, 5), D(2024, 3, 19)]
    told = tuple(entry(day, firm=False, announced=True, uid=str(day)) for day in dates)
    given = facts(need(minutes=60), entries=told)

    found = planned(given)
    busy = [(one.dates, one.start, one.end) for one in problem_of(given).busy]

    assert not [one for one in found.proposals if one.uid]
    assert busy == [((day,), 600, 660) for day in dates]


def test_a_day_of_others_that_is_free_leaves_its_month_short() -> None:
    """The first Monday of June 2024 would be the 3rd; somebody has closed that day."""
    closed = FreeSpan(D(2024, 6, 3), D(2024, 6, 3), "Schließtag", "set")
    one = need("SR", "jeden 1. Montag im Monat", set_by_others=True)

    found = planned(replace(facts(one), free=(*FREE, closed)))

    short = {str(each.period): str(each.because) for each in found.unmet}
    assert short["Juni 2024"] == "Der Tag, den andere festlegen, ist frei."
