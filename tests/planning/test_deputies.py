"""Deputies sit in for people who are needed and away: then it is the deputy's day that counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.planning.planner_year import Json, dates, format_json, make_year, planned, year_json

from wirkraum.planning.domain.explain import explain
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.rules import Finding, findings
from wirkraum.planning.domain.solver.door import solve

WEEK = {"from": "2026-09-07", "to": "2026-09-11"}
MONDAY = {"weekdays": [1], "window": ["09:00", "10:00"]}
DAY = date(2026, 9, 7)


def people(**deputies: str) -> list[Json]:
    """P is away on the Monday, R on Tuesdays."""
    away = [{"from": "2026-09-07", "to": "2026-09-07", "why": "Urlaub"}]
    found: list[Json] = [
        {"id": "P", "role": "Leitung A", "base": "A", "absent": away},
        {"id": "Q", "role": "Leitung B", "base": "B"},
        {"id": "R", "role": "Koordinierung", "off_weekdays": [2]},
    ]
    return [each | {"deputy": deputies.get(each["id"])} for each in found]


def year(*formats: Json, **more: Any) -> Json:
    return year_json(*formats, horizon=WEEK, **more)


def met(problem: Json) -> list[str]:
    return dates(planned(problem))


def found(*formats: Json, who: list[Json], **more: Any) -> list[Finding]:
    """What a meeting on the Monday breaks."""
    problem, one = (
        make_year(*formats, people=who, horizon=WEEK, **more),
        Meeting("JF", DAY, 540, "A.1"),
    )
    return list(findings(problem, [one], one))


def test_a_deputy_makes_the_day_possible() -> None:
    assert met(year(format_json(**MONDAY), people=people())) == []
    assert met(year(format_json(**MONDAY), people=people(P="Q"))) == ["09-07"]


def test_a_deputy_on_a_free_weekday_is_no_help() -> None:
    tuesday = MONDAY | {"weekdays": [2], "must": ["R"]}

    assert met(year(format_json(**tuesday), people=people(R="P"))) == ["09-08"]
    assert met(year(format_json(**MONDAY), people=people(P="R"))) == ["09-07"]
    off = [each | {"off_weekdays": [1]} if each["id"] == "R" else each for each in people(P="R")]
    assert met(year(format_json(**MONDAY), people=off)) == []


def test_the_deputy_of_a_deputy_is_not_asked() -> None:
    who = people(P="Q", Q="R")
    who[1]["off_weekdays"] = [1]

    assert met(year(format_json(**MONDAY), people=who)) == []


def test_deputies_of_each_other_help_where_one_is_there() -> None:
    assert met(year(format_json(**MONDAY), people=people(P="Q", Q="P"))) == ["09-07"]


def test_the_time_of_the_deputy_is_taken() -> None:
    meeting = {"title": "Amtsrunde", "start": "08:00", "end": "12:00", "dates": ["2026-09-07"]}
    busy = [meeting | {"who": ["Q"]}]
    other = format_json("DS", must=["Q"], rooms=["net"], **MONDAY)
    who = people(P="Q")

    assert met(year(format_json(**MONDAY), people=who, busy=busy)) == []
    assert len(planned(year(format_json(**MONDAY), other, people=who)).meetings) == 1


def test_the_time_of_whoever_is_away_is_not() -> None:
    meeting = {"title": "Amtsrunde", "start": "08:00", "end": "12:00", "dates": ["2026-09-07"]}
    busy = [meeting | {"who": ["P"]}]

    assert met(year(format_json(**MONDAY), people=people(P="Q"), busy=busy)) == ["09-07"]


def test_a_deputy_who_is_needed_anyway_takes_part_once() -> None:
    both = format_json(must=["P", "Q"], **MONDAY)

    plan = planned(year(both, people=people(P="Q")))

    assert (len(plan.meetings), plan.objective) == (1, 2)  # Q travels once


def test_a_deputy_who_is_invited_anyway_is_there_once() -> None:
    plan = planned(year(format_json(may=["R"], **MONDAY), people=people(P="R")))

    assert (len(plan.meetings), plan.objective) == (1, 0)


def test_whoever_is_only_invited_has_no_deputy() -> None:
    plan = planned(year(format_json(must=["R"], may=["P"], **MONDAY), people=people(P="Q")))

    assert (len(plan.meetings), plan.objective) == (1, 2)  # P is missed


def test_the_way_of_the_deputy_counts() -> None:
    meeting = {"title": "Runde", "place": "B", "who": ["Q"], "dates": ["2026-09-07"]}
    busy = [meeting | {"start": "08:00", "end": "09:00"}]

    assert planned(year(format_json(**MONDAY), people=people(P="Q"))).objective == 2
    assert met(year(format_json(**MONDAY), people=people(P="Q"), busy=busy)) == []


def test_a_deputy_who_sits_in_is_told_and_costs_nothing() -> None:
    told = found(format_json(rooms=["A.1"]), who=people(P="R"))

    assert [(each.rule, each.firm, each.cost, str(each.text)) for each in told] == [
        (
            "deputy",
            False,
            0,
            "Leitung A ist am Mo 7.9.2026 nicht da (Urlaub). Es vertritt: Koordinierung.",
        )
    ]


def test_a_deputy_who_is_away_too_is_told() -> None:
    who = people(P="Q")
    who[1]["off_weekdays"] = [1]

    (finding,) = (each for each in found(format_json(), who=who) if each.firm)

    assert (finding.rule, str(finding.text)) == (
        "absent",
        "Leitung A ist am Mo 7.9.2026 nicht da (Urlaub). Auch die Vertretung fehlt: Leitung B.",
    )


@pytest.mark.parametrize("who", ["Q", "P"])
def test_a_clash_is_told_by_the_name_of_whoever_is_there(who: str) -> None:
    meeting = {"title": "Amtsrunde", "start": "09:00", "end": "10:00", "dates": ["2026-09-07"]}

    told = found(format_json(), who=people(P="Q"), busy=[meeting | {"who": [who]}])

    firm = [str(each.text) for each in told if each.firm]
    assert firm == (["Leitung B ist 09:00–10:00 bei „Amtsrunde“."] if who == "Q" else [])


def test_a_missing_meeting_names_the_deputy_too_and_what_helps() -> None:
    who = people(P="Q")
    who[1]["off_weekdays"] = [1]

    (unmet,) = planned(year(format_json(**MONDAY), people=who)).unmet

    assert str(unmet.because) == (
        "Am einzigen möglichen Tag fehlt Leitung A samt Vertretung (Leitung B). Das geht nicht"
        " zusammen: nur montags erlaubt; Leitung A und die Vertretung (Leitung B) fehlen. Hilft: ein"
        " weiterer Wochentag (Di, Mi, Do, Fr) oder eine andere Vertretung für Leitung A."
    )


def test_the_absence_of_a_deputy_is_a_reason() -> None:
    who = people(P="R")
    who[2]["absent"] = [WEEK | {"to": "2026-09-07"}]
    wish = {"prefer": {"weekdays": [1]}}
    problem = make_year(format_json(**wish), people=who, horizon=WEEK)
    (held,) = solve(problem).meetings

    explained = explain(problem, [held], held)
    assert explained is not None
    days = {str(each.text): each.instead.date for each in explained.steps()}

    assert days["Leitung A ist nicht immer da (Urlaub)"] == DAY
    assert days["Koordinierung ist nicht immer da"] == DAY
