"""What a moved meeting costs, in words; and in which order findings are told."""

from __future__ import annotations

import pytest
from tests.planning.planner_year import format_json, make_year
from tests.planning.test_rules import MONDAYS, busy_json, found, full_year, meeting, only

from wirkraum.planning.domain.rules import findings


def test_uneven_spacing_costs_each_day_outside() -> None:
    year = make_year(format_json())  # every 5 days would be even, 3 to 7 are

    uneven = found(year, meeting("09-25"), *MONDAYS[:2], MONDAYS[3])

    assert [(each.rule, str(each.text), each.cost) for each in uneven] == [
        ("off_weekday", "„Format JF“ liegt sonst meist am Montag.", 5),
        ("gap_day", "Bis zum vorigen Termin: 9 mögliche Tage; gleichmäßig wären 3 bis 7.", 2),
        ("gap_day", "Bis zum nächsten Termin: 1 möglicher Tag; gleichmäßig wären 3 bis 7.", 2),
    ]


def test_gaps_at_the_ends_of_the_year_count_too() -> None:
    first = only(make_year(format_json()), meeting("09-21"), MONDAYS[3])
    last = only(make_year(format_json()), meeting("09-14"), MONDAYS[0])

    assert str(first.text) == (
        "Zum Anfang der Planung hin fehlen Termine: 11 mögliche Tage; gleichmäßig wären höchstens 7."
    )
    assert (first.rule, first.cost) == ("gap_day", 4)
    assert str(last.text).startswith("Zum Ende der Planung hin")


def test_the_usual_weekday_and_hour_are_missed() -> None:
    year = make_year(format_json())

    missed = found(year, meeting("09-15", 600), MONDAYS[0], *MONDAYS[2:])

    assert [(each.rule, str(each.text), each.cost) for each in missed] == [
        ("off_weekday", "„Format JF“ liegt sonst meist am Montag.", 5),
        ("off_time", "„Format JF“ beginnt sonst meist um 09:00.", 3),
    ]


def test_wishes_cost() -> None:
    year = make_year(
        format_json(
            frequency={"kind": "per", "n": 1, "period": "month"},
            prefer={"weekdays": [1], "start": "09:00"},
            avoid=[["2026-09-08", "2026-09-10", 10]],
        )
    )

    assert [(each.rule, each.cost) for each in found(year, meeting("09-08", 630))] == [
        ("avoid", 10),
        ("hour_from_preferred", 2),
        ("weekday_not_preferred", 1),
    ]


def test_the_wrong_weekday_of_the_month_costs() -> None:
    frequency = {"kind": "nth_weekday", "nth": 1, "weekday": 3, "otherwise": 8, "period": "month"}
    year = make_year(format_json(frequency=frequency))

    finding = only(year, meeting("09-16"))

    assert finding.cost == 8
    assert str(finding.text) == "Mi 16.9.2026 ist nicht der 1. Mittwoch im Monat."


def test_people_invited_are_missed_and_not_invited_twice() -> None:
    absent = [{"from": "2026-09-07", "to": "2026-09-07"}]
    year = make_year(
        format_json(may=["Q", "R"], frequency={"kind": "per", "n": 1, "period": "month"}),
        people=[
            {"id": "P", "role": "Leitung A"},
            {"id": "Q", "role": "Leitung B", "absent": absent},
            {"id": "R", "role": "Koordinierung"},
        ],
        busy=[busy_json("Amtsrunde", "09:00", "10:00", "2026-09-07", who=["R"])],
    )

    assert [(each.rule, each.cost) for each in found(year, meeting("09-07"))] == [
        ("double_booking", 3),
        ("optional_absent", 2),
    ]


def test_long_days_and_trips_cost() -> None:
    year = make_year(
        format_json(must=["Q"], frequency={"kind": "per", "n": 1, "period": "month"}),
        busy=[
            busy_json("Runde", "13:00", "14:00", "2026-09-07", who=["Q"], place="B"),
            busy_json("Stunde", "15:00", "16:00", "2026-09-07", who=["Q"], place="B"),
        ],
    )

    assert [(each.rule, str(each.text), each.cost) for each in found(year, meeting("09-07"))] == [
        ("third_meeting", "Leitung B hat an dem Tag schon zwei Termine.", 3),
        ("trip", "Leitung B ist 20 Minuten unterwegs.", 2),
    ]


def test_firm_findings_come_first() -> None:
    year = full_year({"prefer": {"weekdays": [1]}})

    assert [each.firm for each in found(year, meeting("09-30", 570))] == [True, False]


def test_unknown_formats_are_refused_or_left_out() -> None:
    year, stranger = make_year(format_json()), meeting("09-07", format_="XX")

    with pytest.raises(ValueError, match="XX"):
        findings(year, (stranger,), stranger)
    assert findings(year, (*MONDAYS, stranger), MONDAYS[0]) == ()
