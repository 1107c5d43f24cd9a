"""What a moved meeting breaks, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.planning.planner_year import Json, format_json, make_year

from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Problem
from wirkraum.planning.domain.rules import Finding, findings


def meeting(day: str, start: int = 540, *, format_: str = "JF", room: str = "A.1") -> Meeting:
    return Meeting(format_, date.fromisoformat(f"2026-{day}"), start, room)


MONDAYS = tuple(meeting(day) for day in ("09-07", "09-14", "09-21", "09-28"))


def found(year: Problem, moved: Meeting, *others: Meeting) -> list[Finding]:
    return list(findings(year, (*others, moved), moved))


def rules(year: Problem, moved: Meeting, *others: Meeting) -> list[str]:
    return [each.rule for each in found(year, moved, *others)]


def only(year: Problem, moved: Meeting, *others: Meeting) -> Finding:
    (finding,) = found(year, moved, *others)
    return finding


def test_right_meetings_break_nothing() -> None:
    for each in MONDAYS:
        assert findings(make_year(format_json()), MONDAYS, each) == ()


@pytest.mark.parametrize(
    ("format_", "moved", "rule", "text"),
    [
        (
            {},
            meeting("10-05"),
            "outside",
            "Mo 5.10.2026 liegt außerhalb der Planung (Mo 7.9.2026 bis Fr 2.10.2026).",
        ),
        ({}, meeting("09-16"), "closed", "Mi 16.9.2026 ist frei: Herbstferien."),
        ({"weekdays": [1, 6]}, meeting("09-19"), "closed", "Sa 19.9.2026 ist ein Wochenende."),
        (
            {"weekdays": [1, 3]},
            meeting("09-24"),
            "weekday",
            "„Format JF“ ist für Donnerstag nicht vorgesehen (möglich: Mo, Mi).",
        ),
        (
            {},
            meeting("09-24", 11 * 60 + 30),
            "window",
            "11:30–12:30 liegt außerhalb des Zeitfensters 09:00–12:00.",
        ),
        (
            {},
            meeting("09-24", room="net"),
            "room",
            "„Videokonferenz“ ist für „Format JF“ nicht vorgesehen.",
        ),
        ({}, meeting("09-24", room="Aula"), "room", "„Aula“ ist für „Format JF“ nicht vorgesehen."),
        (
            {"must": ["P", "R"], "may": ["Q"], "rooms": ["A.0"]},
            meeting("09-23", room="A.0"),
            "seats",
            "„Standort A (A.0)“ hat 2 Plätze für 3 Personen.",
        ),
        (
            {},
            meeting("09-29"),
            "room_taken",
            "„Standort A (A.1)“ ist belegt: „Elternabend“, 09:00–10:00.",
        ),
        (
            {"must": ["P", "Q"]},
            meeting("09-24"),
            "absent",
            "Leitung B ist am Do 24.9.2026 nicht da (Fortbildung).",
        ),
        (
            {"must": ["R"]},
            meeting("09-25"),
            "absent",
            "Koordinierung ist am Fr 25.9.2026 nicht da (arbeitsfreier Wochentag).",
        ),
        (
            {},
            meeting("09-30", 10 * 60),
            "person_clash",
            "Leitung A ist 10:00–11:00 bei „Amtsrunde“.",
        ),
        (
            {},
            meeting("09-30", 9 * 60),
            "person_clash",
            "Leitung A ist 10:00–11:00 bei „Amtsrunde“ und braucht 20 Minuten für den Weg.",
        ),
    ],
)
def test_firm_rules_are_told(format_: Json, moved: Meeting, rule: str, text: str) -> None:
    finding = only(full_year(format_), moved)

    assert (finding.rule, finding.firm, str(finding.text)) == (rule, True, text)


def full_year(format_: Json) -> Problem:
    """A year in which everything is in the way of something."""
    busy = [
        busy_json("Elternabend", "09:00", "10:00", "2026-09-29", room="A.1"),
        busy_json("Amtsrunde", "10:00", "11:00", "2026-09-30", who=["P"], place="B"),
    ]
    return make_year(
        format_json(**{"frequency": {"kind": "in_months", "months": [9], "n": 3}} | format_),
        closed=[
            {"from": "2026-09-16", "to": "2026-09-16", "name": "Herbstferien", "kind": "school"}
        ],
        rooms=[
            {"id": "A.0", "place": "A", "seats": 2},
            {"id": "A.1", "place": "A", "seats": 10},
            {"id": "net", "place": "net", "seats": 999},
        ],
        people=[
            {"id": "P", "role": "Leitung A"},
            {
                "id": "Q",
                "role": "Leitung B",
                "absent": [{"from": "2026-09-24", "to": "2026-09-24", "why": "Fortbildung"}],
            },
            {"id": "R", "role": "Koordinierung", "off_weekdays": [5]},
        ],
        busy=busy,
    )


def busy_json(title: str, start: str, end: str, day: str, **more: Any) -> Json:
    return {"title": title, "start": start, "end": end, "dates": [day], **more}


def test_school_holidays_do_not_stop_formats_that_meet_in_them() -> None:
    year = full_year({"in_holidays": True})

    assert found(year, meeting("09-16")) == []


def test_people_are_not_needed_twice_at_once() -> None:
    year = make_year(format_json(), format_json("DS", rooms=["net"]))
    other = meeting("09-07", 570, format_="DS", room="net")

    finding = found(year, meeting("09-07"), other)[0]

    assert (finding.rule, finding.firm) == ("person_clash", True)
    assert str(finding.text) == "Leitung A ist 09:30–10:30 bei „Format DS“."


def test_meetings_one_after_the_other_at_one_place_are_fine() -> None:
    once = {"kind": "per", "n": 1, "period": "month"}
    year = make_year(format_json(frequency=once), format_json("DS"))

    assert rules(year, meeting("09-07"), meeting("09-07", 600, format_="DS")) == []


def test_the_way_is_counted_in_grid_steps_and_exactly_off_the_grid() -> None:
    year = make_year(format_json(), format_json("DS", rooms=["B.1"]))
    there = meeting("09-07", 630, format_="DS", room="B.1")

    assert "person_clash" not in rules(year, meeting("09-07", 540), there)
    assert "person_clash" not in rules(year, meeting("09-07", 550), there)  # 20 minutes
    assert "person_clash" in rules(year, meeting("09-07", 555), there)


def test_a_room_holds_one_meeting_and_online_any_number() -> None:
    year = make_year(
        format_json(must=["P"], rooms=["A.1", "net"]),
        format_json("DS", must=["R"], rooms=["A.1", "net"]),
    )

    assert "room_taken" in rules(year, meeting("09-07"), meeting("09-07", format_="DS"))
    assert "room_taken" not in rules(
        year, meeting("09-07", room="net"), meeting("09-07", format_="DS", room="net")
    )


def test_a_period_holds_no_more_than_its_quota() -> None:
    finding = found(make_year(format_json()), meeting("09-08"), meeting("09-07"))[0]

    assert finding.rule == "quota"
    assert str(finding.text) == "KW 37 2026: 2 Termine statt höchstens 1 für „Format JF“."


def test_a_day_between_the_named_months_belongs_to_no_period() -> None:
    year = make_year(format_json(frequency={"kind": "in_months", "months": [9], "n": 1}))

    assert rules(year, meeting("10-01")) == ["period"]


def test_undecided_formats_have_no_quota_but_people() -> None:
    year = make_year(format_json(frequency={"kind": "tbd"}), format_json("DS"))

    assert rules(year, meeting("09-07")) == []
    assert "person_clash" in rules(year, meeting("09-07"), meeting("09-07", format_="DS"))


def test_the_least_gap_is_told_with_the_neighbour() -> None:
    year = make_year(
        format_json(min_gap_days=5, frequency={"kind": "per", "n": 2, "period": "week"})
    )

    finding = found(year, meeting("09-09"), meeting("09-08"))[0]

    assert finding.rule == "min_gap"
    assert str(finding.text) == (
        "1 Tag Abstand zu „Format JF“ am Di 8.9.2026; mindestens 5 Tage sollen es sein."
    )
