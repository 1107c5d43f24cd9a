"""Days a format never lies on: those that are barred, and those another format has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.plain_faults import plain_faults
from tests.planning.planner_year import (
    Json,
    dates,
    firm,
    format_json,
    make_year,
    planned,
    year_json,
)

from wirkraum.planning.domain.explain import explain
from wirkraum.planning.domain.plan import Meeting, Plan
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.rules import findings
from wirkraum.planning.domain.series import lay_series
from wirkraum.planning.domain.solver import door
from wirkraum.planning.domain.solver.clashes import apart_groups
from wirkraum.planning.domain.solver.door import solve
from wirkraum.planning.domain.year import lay_out

FIRST_WEEK = {"from": "2026-09-07", "to": "2026-09-11", "why": "in der ersten Schulwoche"}
WEEK = {"from": "2026-09-07", "to": "2026-09-11"}
MONDAYS = ["09-07", "09-14", "09-21", "09-28"]


def meeting(day: str, format_: str = "JF", **more: Any) -> Meeting:
    return Meeting(format_, date.fromisoformat(f"2026-{day}"), 540, "A.1", **more)


def strangers(**more: Any) -> tuple[Json, Json]:
    """Two formats that share nobody and nothing, only their weekdays."""
    other = format_json("DS", must=["Q"], rooms=["B.1"], not_with=["JF"], **more)
    return format_json(**more), other


def steps(year: Problem, meetings: tuple[Meeting, ...], which: Meeting) -> dict[str, date]:
    """What holds a meeting, and its day without that."""
    explained = explain(year, meetings, which)
    assert explained is not None
    return {str(each.text): each.instead.date for each in explained.steps()}


def unmet_of(problem: Json) -> dict[str, str]:
    return {each.format: str(each.because) for each in planned(problem).unmet}


def test_a_format_never_lies_on_barred_days() -> None:
    plan = planned(year_json(format_json(weekdays=[1], not_on=[FIRST_WEEK])))

    assert dates(plan) == MONDAYS[1:]
    assert [str(each.period) for each in plan.unmet] == ["KW 37 2026"]


def test_barred_days_that_leave_none_are_told_with_what_helps() -> None:
    told = unmet_of(year_json(format_json(not_on=[FIRST_WEEK]), horizon=WEEK))

    assert told["JF"] == (
        "An allen 5 möglichen Tagen darf das Format nicht liegen (in der ersten Schulwoche). "
        "Hilft: Termine in der ersten Schulwoche zulassen."
    )


def test_barred_days_and_weekdays_conflict() -> None:
    monday = {"weekdays": [1], "not_on": [{"from": "2026-09-07", "to": "2026-09-07"}]}

    told = unmet_of(year_json(format_json(**monday), horizon=WEEK))

    assert told["JF"] == (
        "Am einzigen möglichen Tag darf das Format nicht liegen. Das geht nicht zusammen: nur montags"
        " erlaubt; an manchen Tagen gesperrt. Hilft: ein weiterer Wochentag (Di, Mi, Do, Fr) oder"
        " Termine an gesperrten Tagen zulassen."
    )


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            {"why": "in der ersten Schulwoche"},
            "Am Mo 7.9.2026 soll „Format JF“ nie liegen: in der ersten Schulwoche.",
        ),
        ({}, "Am Mo 7.9.2026 soll „Format JF“ nie liegen."),
    ],
)
def test_a_move_to_a_barred_day_is_refused_in_words(reason: Json, text: str) -> None:
    year = make_year(format_json(not_on=[WEEK | reason, WEEK | reason]))

    (finding, *_) = findings(year, [meeting("09-07")], meeting("09-07"))

    assert (finding.rule, finding.firm, str(finding.text)) == ("barred", True, text)


def test_barred_days_are_a_reason_for_a_date() -> None:
    barred = [{"from": "2026-09-07", "to": "2026-09-08", "why": "in der ersten Schulwoche"}]
    year = make_year(format_json(not_on=barred, prefer={"weekdays": [1]}), horizon=WEEK)
    (held,) = solve(year).meetings

    assert steps(year, (held,), held)["Nicht möglich: in der ersten Schulwoche"] == date(2026, 9, 7)


def test_two_formats_are_never_on_the_same_day_whichever_says_so() -> None:
    one, other = strangers(weekdays=[1, 2])
    for formats in ((one, other), (other, one)):
        plan = planned(year_json(*formats))
        assert plan.unmet == ()
        assert set(dates(plan, "JF")).isdisjoint(dates(plan, "DS"))


def test_of_three_formats_that_are_apart_one_has_the_day() -> None:
    people = [{"id": name, "role": name} for name in "PQR"]
    three = [
        format_json(name, must=[name], rooms=["net"], not_with=[one for one in "PQR" if one > name], weekdays=[1])
        for name in "PQR"
    ]  # fmt: skip

    plan = planned(year_json(*three, people=people, horizon=WEEK))

    assert len(plan.meetings) == 1
    assert (plan.status, len(plan.unmet)) == ("optimal", 2)


def test_formats_that_are_apart_and_want_one_day_are_told_with_what_helps() -> None:
    told = unmet_of(year_json(*strangers(weekdays=[1]), horizon=WEEK))

    ((name, because),) = told.items()
    other = {"JF": "„Format DS“", "DS": "„Format JF“"}[name]
    assert because == (
        f"Am einzigen möglichen Tag liegt schon {other} (soll nie zusammenfallen). Das geht nicht"
        f" zusammen: nur montags erlaubt; nie am selben Tag wie {other}; {other} ist schon geplant."
        f" Hilft: ein weiterer Wochentag (Di, Mi, Do, Fr), {other} am selben Tag zulassen oder"
        f" {other} verlegen."
    )


def test_a_move_to_the_day_of_the_other_is_refused_in_words() -> None:
    year, other = (
        make_year(*strangers()),
        meeting(
            "09-08",
            "DS",
        ),
    )

    (finding, *_) = findings(year, [meeting("09-08"), other], meeting("09-08"))

    assert (finding.rule, finding.firm) == ("same_day", True)
    assert str(finding.text) == "Am selben Tag liegt „Format DS“; das soll nie zusammenfallen."


def test_being_apart_is_a_reason_for_a_date() -> None:
    year = make_year(*strangers(prefer={"weekdays": [1]}), horizon=WEEK)
    meetings = solve(year).meetings
    late = meetings[1]

    other = {"JF": "„Format DS“", "DS": "„Format JF“"}[late.format]
    found = steps(year, meetings, late)
    assert found[f"Nie am selben Tag wie {other}"] == date(2026, 9, 7)
    assert found[f"{other} liegt im Weg"] == date(2026, 9, 7)


@given(
    st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda each: each[0] > each[1]))
)
def test_every_two_that_are_apart_share_a_group_in_which_all_are(
    pairs: set[tuple[int, int]],
) -> None:
    formats = [
        format_json(str(at), not_with=[str(low) for high, low in sorted(pairs) if high == at])
        for at in range(8)
    ]
    series = lay_series(lay_out(make_year(*formats)))

    groups = [{each.at for each in group} for group in apart_groups(series)]

    found = {(high, low) for group in groups for high in group for low in group if high > low}
    assert found == pairs


@pytest.mark.parametrize("workers", [1, 2])
def test_pieces_decided_at_once_are_apart_too(
    monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """So small that each format is a piece and each fortnight a part of its own."""
    monkeypatch.setattr(door, "MOST_SLOTS_AT_ONCE", 60)
    names = [f"F{at}" for at in range(6)]
    people = [{"id": name, "role": name} for name in names]
    formats = [
        format_json(name, must=[name], rooms=["net"], weekdays=[1, 2, 3], not_with=names[:at])
        for at, name in enumerate(names)
    ]
    problem = year_json(*formats, people=people)

    plan = solve(read_problem(problem), seconds=3, workers=workers)

    assert list(plain_faults(problem, plan.meetings)) == []
    assert len(plan.meetings) == 12  # three days in each of four weeks


def test_what_was_announced_on_one_day_parts_once_a_rule_says_so() -> None:
    before = (meeting("09-07"), replace(meeting("09-07", "DS"), room="B.1"))

    plan = solve(make_year(*strangers(), horizon=WEEK), previous=Plan(before, 0, 0, "feasible"))

    assert len(set(before) & set(plan.meetings)) == 1
    assert len({each.date for each in plan.meetings}) == 2


def test_a_fixed_meeting_takes_the_day_and_two_fixed_ones_may_share_it() -> None:
    fixed = meeting("09-07", fixed=True)
    both = (fixed, replace(meeting("09-07", "DS", fixed=True), room="B.1"))
    year = make_year(*strangers(weekdays=[1]), horizon=WEEK)

    alone = solve(year, previous=Plan((fixed,), 0, 0, "feasible"))
    shared = solve(year, previous=Plan(both, 0, 0, "feasible"))

    assert alone.meetings == (fixed,)
    assert set(shared.meetings) == set(both)
    assert firm(year, alone.meetings) == []


@pytest.mark.parametrize("stays", ["JF", "DS"])
def test_of_two_announced_on_one_day_the_one_stays_for_whom_it_costs_less_to(stays: str) -> None:
    later = [["2026-09-08", "2026-09-11", 30]]
    formats = [each | {"avoid": later if each["id"] == stays else []} for each in strangers()]
    before = (meeting("09-07"), replace(meeting("09-07", "DS"), room="B.1"))

    plan = solve(make_year(*formats, horizon=WEEK), previous=Plan(before, 0, 0, "feasible"))

    assert [each.format for each in plan.meetings if each.date == date(2026, 9, 7)] == [stays]
