"""Reasons for a date are true: without them another day is best; alternatives cost what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.planning.planner_year import Json, format_json, make_year

from wirkraum.planning.domain.explain import Explanation, explain
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.solver.door import solve

D = date
WEEK = {"from": "2026-09-07", "to": "2026-09-11"}
MONTH = {"from": "2026-09-01", "to": "2026-09-30"}
MONDAY = {"weekdays": [1], "start": "09:00"}
AWAY = [{"from": "2026-09-07", "to": "2026-09-07", "why": "Urlaub"}]
SICK = [{"id": "P", "role": "Leitung A", "absent": AWAY}]


def planned(*formats: Json, **more: Any) -> tuple[Problem, tuple[Meeting, ...]]:
    problem = make_year(*formats, **{"horizon": WEEK} | more)
    return problem, solve(problem).meetings


def explained(problem: Problem, meetings: tuple[Meeting, ...], at: int = 0) -> Explanation:
    found = explain(problem, meetings, meetings[at])
    assert found is not None
    return found


def steps(problem: Problem, meetings: tuple[Meeting, ...], at: int = 0) -> list[tuple[str, str]]:
    return [(each.kind, str(each.text)) for each in explained(problem, meetings, at).steps()]


def test_what_the_problem_does_not_know_is_not_explained() -> None:
    problem, (meeting,) = planned(format_json())
    elsewhere, other = replace(meeting, room="weg"), replace(meeting, format="weg")
    later = replace(meeting, date=D(2027, 9, 7))

    for each in (elsewhere, other, later):
        assert explain(problem, [each], each) is None
    undecided = make_year(format_json(frequency={"kind": "tbd"}), horizon=WEEK)
    assert explain(undecided, [meeting], meeting) is None


@pytest.mark.parametrize(
    ("format_", "more", "reason"),
    [
        ({"weekdays": [2], "prefer": MONDAY}, {}, ("rule", "Nur dienstags")),
        ({"prefer": MONDAY}, {}, ("rule", "Wunsch: montags")),
        (
            {"prefer": MONDAY},
            {"people": SICK},
            ("obstacle", "Leitung A ist nicht immer da (Urlaub)"),
        ),
        (
            {"avoid": [["2026-09-07", "2026-09-10", 5]]},
            {},
            ("rule", "Zeiten, die das Format meidet"),
        ),
    ],
)
def test_reasons_are_named_where_they_decide(
    format_: Json, more: Json, reason: tuple[str, str]
) -> None:
    assert steps(*planned(format_json(**format_), **more)) == [reason]


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ({"who": ["P"]}, "Leitung A ist nicht immer frei (Amtsrunde)"),
        ({"who": ["P", "R"], "room": "A.1"}, "Leitung A ist nicht immer frei (Amtsrunde)"),
        ({"who": [], "room": "A.1"}, "„Amtsrunde“ liegt im Weg"),
    ],
)
def test_what_is_fixed_from_outside_stands_in_the_way(who: Json, reason: str) -> None:
    event = {"title": "Amtsrunde", "start": "08:00", "end": "13:00", "dates": ["2026-09-07"]}

    found = steps(*planned(format_json(prefer=MONDAY), busy=[event | who]))

    assert found == [("obstacle", reason)]


def test_another_format_stands_in_the_way() -> None:
    first = format_json("LG", weekdays=[1], window=["09:00", "12:00"], minutes=180)
    problem, meetings = planned(first, format_json(prefer=MONDAY))
    at = [each.format for each in meetings].index("JF")

    assert ("obstacle", "„Format LG“ liegt im Weg") in steps(problem, meetings, at)


def test_holidays_stand_in_the_way_until_their_last_day() -> None:
    closed = [{"from": "2026-09-14", "to": "2026-09-15", "name": "Ferien", "kind": "school"}]
    problem = make_year(format_json(prefer=MONDAY), closed=closed)
    meetings = tuple(Meeting("JF", D(2026, 9, day), 540, "A.1") for day in (7, 16, 21, 28))

    (step,) = (one for one in explained(problem, meetings, 1).steps() if one.kind == "obstacle")

    assert (str(step.text), step.instead.date) == ("Ferien bis Di 15.9.", D(2026, 9, 14))
    assert not step.tied


def test_the_weekday_that_was_agreed_is_a_rule() -> None:
    nth = {"kind": "nth_weekday", "nth": [2], "weekday": 3, "otherwise": 4, "period": "month"}

    found = steps(*planned(format_json(frequency=nth), horizon=MONTH))

    assert found == [("rule", "Regel: 2. Mittwoch im Monat")]


def test_what_only_makes_the_day_the_single_best_one_is_a_reason_too() -> None:
    problem, meetings = planned(format_json(prefer={"weekdays": [3]}))

    (step,) = explained(problem, meetings).steps()

    assert (str(step.text), step.tied) == ("Wunsch: mittwochs", True)


def test_what_other_meetings_of_the_format_gain_is_no_reason() -> None:
    """Without the deputy's absence the Tuesday is as good, not better: Monday's meeting gains as well."""
    people = [
        {"id": "P", "role": "Leitung A", "deputy": "R"},
        {"id": "R", "role": "Koordinierung", "off_weekdays": [1, 2]},
    ]
    twice = {"kind": "per", "n": 2, "period": "week"}
    each = format_json(may=["R"], weekdays=[1, 2, 3], frequency=twice)
    problem = make_year(each, people=people, horizon=WEEK)
    meetings = tuple(Meeting("JF", D(2026, 9, day), 540, "A.1") for day in (7, 9))

    assert ("obstacle", "Koordinierung ist nicht immer da") not in steps(problem, meetings, 1)


def test_where_habit_and_spacing_each_hold_a_day_both_are_one_reason() -> None:
    problem, meetings = planned(format_json(weekdays=[1, 3]), horizon=MONTH)

    (step,) = explained(problem, meetings, 2).steps()

    assert str(step.text) == "Rhythmus: mittwochs, dazu gleichmäßige Abstände"
    assert step.instead.date == D(2026, 9, 14)


def test_each_reason_named_moves_the_date_once_it_is_gone() -> None:
    """The absence ends: the planner moves the meeting."""
    problem, meetings = planned(format_json(prefer=MONDAY), people=SICK)
    (step,) = explained(problem, meetings).steps()

    free = replace(problem, people=(replace(problem.people[0], absences=()),))

    assert solve(free).meetings == (step.instead,)
    assert step.instead.date != meetings[0].date


def test_a_date_that_is_not_the_best_has_no_reasons_and_a_better_day() -> None:
    problem = make_year(format_json(prefer=MONDAY), horizon=WEEK)

    found = explained(problem, (Meeting("JF", D(2026, 9, 8), 540, "A.1"),))

    assert (found.steps(), found.lead, found.next_day) == ((), -1, D(2026, 9, 7))


def test_a_date_that_breaks_a_rule_has_no_reasons() -> None:
    problem = make_year(format_json(), people=SICK, horizon=WEEK)

    found = explained(problem, (Meeting("JF", D(2026, 9, 7), 540, "A.1"),))

    assert (found.steps(), found.lead, found.next_day) == ((), -1, D(2026, 9, 8))
