"""What a plan says about missing meetings is true: with the reason gone they are held."""

from __future__ import annotations

from typing import Any

import pytest
from tests.planning.planner_year import Json, format_json, make_year, planned, year_json

from wirkraum.planning.domain.solver.door import solve

WEEK = {"from": "2026-09-07", "to": "2026-09-11"}
PEOPLE = [{"id": "P", "role": "Leitung A"}, {"id": "Q", "role": "Leitung B"}]
MONDAY_HOUR = {"weekdays": [1], "window": ["09:00", "10:00"]}


def absent(*days: str) -> list[Json]:
    return [{"from": f"2026-09-{day}", "to": f"2026-09-{day}"} for day in days]


def event(title: str, *days: str, **more: Any) -> Json:
    dates = [f"2026-09-{day}" for day in days]
    return {"title": title, "start": "08:00", "end": "13:00", "dates": dates, **more}


@pytest.mark.parametrize(
    ("format_", "more", "because"),
    [
        ({"rooms": []}, {}, "Für das Format ist kein Raum erlaubt."),
        (
            {"must": ["P", "Q"]},
            {"rooms": [{"id": "A.1", "place": "A", "seats": 1}]},
            "Kein erlaubter Raum fasst 2 Personen; der größte hat 1 Platz.",
        ),
        (
            {"minutes": 240},
            {},
            "Das Zeitfenster 09:00–12:00 lässt keinen Termin von 240 Minuten zu.",
        ),
        (
            {"frequency": {"kind": "in_months", "months": [12], "n": 1}},
            {},
            "In diesem Zeitraum liegt kein Schultag.",
        ),
        (
            {"weekdays": [6]},
            {},
            "Kein Schultag des Zeitraums fällt auf einen erlaubten Wochentag (Sa).",
        ),
        (
            MONDAY_HOUR,
            {"people": [PEOPLE[0] | {"absent": absent("07")}]},
            "Am einzigen möglichen Tag fehlt Leitung A.",
        ),
        (
            {"must": ["P", "Q"], "weekdays": [1, 2, 3]},
            {
                "people": [
                    PEOPLE[0] | {"absent": absent("07", "08")},
                    PEOPLE[1] | {"absent": absent("08", "09")},
                ]
            },
            (
                "Von 3 möglichen Tagen: an 1 fehlt Leitung A, an 1 fehlen Leitung A und Leitung B und "
                "an 1 fehlt Leitung B."
            ),
        ),
        (
            {"weekdays": [1, 2]},
            {"busy": [event("Amtsrunde", "07", "08", who=["P"], place="A")]},
            "An allen 2 möglichen Tagen steht schon anderes fest („Amtsrunde“).",
        ),
        (
            {"weekdays": [1]},
            {"busy": [event("Fest", "07", room="A.1")]},
            "Am einzigen möglichen Tag steht schon anderes fest („Fest“).",
        ),
    ],
)
def test_what_is_in_the_way_from_outside_is_told(format_: Json, more: Json, because: str) -> None:
    problem = year_json(format_json(**format_), **({"people": PEOPLE, "horizon": WEEK} | more))

    (unmet,) = planned(problem).unmet

    assert (unmet.wanted, unmet.planned) == (1, 0)
    assert str(unmet.because).startswith(because)


def test_other_formats_in_the_way_are_told() -> None:
    first = format_json(**MONDAY_HOUR, must=["P", "Q"], frequency={"kind": "every_weeks", "k": 1})

    (unmet,) = planned(year_json(first, format_json("DS", **MONDAY_HOUR), horizon=WEEK)).unmet

    other = {"JF": "Format DS", "DS": "Format JF"}[unmet.format]
    assert str(unmet.because).startswith(
        f"Am einzigen möglichen Tag sind Personen oder Räume schon verplant („{other}“)."
    )


def test_the_least_gap_in_the_way_is_told() -> None:
    twice = {"kind": "per", "n": 2, "period": "week"}

    (unmet,) = planned(year_json(format_json(frequency=twice, min_gap_days=5), horizon=WEEK)).unmet

    assert (unmet.wanted, unmet.planned) == (2, 1)
    assert str(unmet.because).startswith(
        "An allen 4 möglichen Tagen wäre der Abstand zum eigenen Termin kleiner als 5 Tage."
    )


def test_days_used_up_by_the_format_itself_are_told() -> None:
    thrice = {"kind": "per", "n": 3, "period": "week"}

    (unmet,) = planned(
        year_json(format_json(frequency=thrice, weekdays=[1, 2]), horizon=WEEK)
    ).unmet

    assert str(unmet.because).startswith("Jeder mögliche Tag ist schon ein Termin dieses Formats.")


def test_a_meeting_that_costs_more_than_its_absence_is_told_so() -> None:
    avoid = [["2026-09-07", "2026-09-11", 500]]

    plan = planned(year_json(format_json(avoid=avoid), horizon=WEEK))

    assert (plan.status, plan.objective) == ("optimal", 200)
    assert str(plan.unmet[0].because) == (
        "Ein Termin am Mo 7.9.2026 wöge schwerer als der fehlende Termin."
    )


def test_reserves_that_are_dropped_are_told_too() -> None:
    reserve = {"kind": "as_needed", "reserve": 2, "period": "week"}

    plan = planned(year_json(format_json(frequency=reserve, weekdays=[1]), horizon=WEEK))

    assert [(str(each.period), each.wanted, each.planned) for each in plan.unmet] == [
        ("KW 37 2026", 2, 1)
    ]
    assert plan.status == "optimal"


def test_without_the_reason_the_meeting_is_held() -> None:
    away = [PEOPLE[0] | {"absent": absent("07")}]

    with_reason = solve(make_year(format_json(**MONDAY_HOUR), people=away, horizon=WEEK))
    without = solve(make_year(format_json(**MONDAY_HOUR), people=PEOPLE, horizon=WEEK))

    assert (len(with_reason.meetings), len(without.meetings)) == (0, 1)


def test_people_and_periods_are_named_in_the_words_of_the_problem() -> None:
    twins = [{"id": "P", "role": "Leitung", "off_weekdays": [1]}, {"id": "Q", "role": "Leitung"}]

    (unmet, *_) = solve(make_year(format_json(weekdays=[1]), people=twins)).unmet

    assert str(unmet.because).startswith("Am einzigen möglichen Tag fehlt Leitung (P).")
    assert str(unmet.period) == "KW 37 2026"
