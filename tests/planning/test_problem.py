"""Problems are read strictly: every complaint names the place and what helps."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.planning.planner_year import Json, format_json, make_year, year_json

from wirkraum.planning.domain.json_node import Node
from wirkraum.planning.domain.problem import (
    AsNeeded,
    EveryWeeks,
    Frequency,
    InMonths,
    NthWeekday,
    Per,
    ProblemError,
    Undecided,
)
from wirkraum.planning.domain.problem_frequency import read_frequency
from wirkraum.planning.domain.problem_json import read_problem
from wirkraum.planning.domain.problem_text import MOST_BYTES, parse_json


def refusal(problem: object) -> ProblemError:
    with pytest.raises(ProblemError) as caught:
        read_problem(problem)
    return caught.value


def test_a_problem_is_read_with_sensible_rest() -> None:
    year = read_problem(
        {"horizon": {"from": "2026-09-07", "to": "2026-10-02"}, "formats": [format_json(must=[])]}
        | {"places": [{"id": "A"}], "rooms": [{"id": "A.1", "place": "A", "seats": 3}]}
    )

    assert (year.grid_minutes, year.weights.missing_meeting) == (30, 200)
    assert year.places[0].name == "A"
    assert year.by_id["JF"].window == (540, 720)


PERSON = {"id": "P", "role": "Leitung"}


@pytest.mark.parametrize(
    ("change", "path", "remedy"),
    [
        ({"horizon": None}, "$", "ergänzen"),
        ({"horizon": {"from": "2026-09-07"}}, "$.horizon", "ergänzen"),
        ({"horizon": {"from": "2026-09-07", "to": "2026-09-06"}}, "$.horizon.to", "tauschen"),
        ({"horizon": {"from": "2026-09-07", "to": "2036-09-06"}}, "$.horizon", "800 Tage"),
        ({"horizon": {"from": "7.9.2026", "to": "2026-09-06"}}, "$.horizon.from", "JJJJ-MM-TT"),
        ({"horizon": {"from": "2026-02-30", "to": "2026-09-06"}}, "$.horizon.from", "JJJJ-MM-TT"),
        ({"schema": "fsz-plan/9"}, "$.schema", "fsz-plan/0"),
        ({"formats": {}}, "$.formats", "[ … ]"),
        ({"formats": ["JF"]}, "$.formats[0]", "{ … }"),
        ({"grid_minutes": 0}, "$.grid_minutes", "5 bis 120"),
        ({"grid_minutes": True}, "$.grid_minutes", "5 bis 120"),
        ({"spacing_tolerance": float("nan")}, "$.spacing_tolerance", "0 bis 1"),
        ({"spacing_tolerance": 2}, "$.spacing_tolerance", "0 bis 1"),
        ({"weights": {"gap_day": -1}}, "$.weights.gap_day", "0 bis"),
        ({"people": [PERSON, PERSON]}, "$.people[1].id", "nur einmal"),
        ({"people": [PERSON | {"base": "C"}]}, "$.people[0].base", "berichtigen"),
        ({"people": [PERSON | {"deputy": "Q"}]}, "$.people[0].deputy", "berichtigen"),
        ({"people": [PERSON | {"deputy": "P"}]}, "$.people[0].deputy", "jemand anderen"),
        ({"people": [PERSON | {"deputy": 3}]}, "$.people[0].deputy", "1 bis 200 Zeichen"),
        ({"people": [{"id": "a\nb"}]}, "$.people[0].id", "in einer Zeile"),
        ({"people": [{"id": "\ud800"}]}, "$.people[0].id", "in einer Zeile"),
        ({"people": [PERSON | {"off_weekdays": [8]}]}, "$.people[0].off_weekdays[0]", "1 bis 7"),
        ({"rooms": [{"id": "A.1", "place": "Aa", "seats": 1}]}, "$.rooms[0].place", "„A“"),
        ({"closed": [{"from": "2026-09-07", "to": "2026-09-08", "kind": "x"}]}, "$.closed[0].kind", "school, public"),
        ({"places": [{"id": "A", "online": "ja"}]}, "$.places[0].online", "true oder false"),
    ],
)  # fmt: skip
def test_a_bad_problem_is_refused_with_place_and_remedy(
    change: Json, path: str, remedy: str
) -> None:
    error = refusal(year_json(format_json(), **change))

    assert error.path == path
    assert remedy in error.remedy
    assert "\n" not in str(error)
    assert str(error).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"must": ["X"]}, "$.formats[0].must[0]"),
        ({"must": ["P", "P"]}, "$.formats[0].must[1]"),
        ({"may": ["P"]}, "$.formats[0].may[0]"),
        ({"rooms": ["A.9"]}, "$.formats[0].rooms[0]"),
        ({"minutes": 0}, "$.formats[0].minutes"),
        ({"window": ["12:00", "09:00"]}, "$.formats[0].window[1]"),
        ({"window": ["9:00", "10:00"]}, "$.formats[0].window[0]"),
        ({"window": ["09:60", "10:00"]}, "$.formats[0].window[0]"),
        ({"window": ["09:00"]}, "$.formats[0].window"),
        ({"weekdays": [0]}, "$.formats[0].weekdays[0]"),
        ({"frequency": {"kind": "often"}}, "$.formats[0].frequency.kind"),
        ({"frequency": {"kind": "per", "n": 1}}, "$.formats[0].frequency"),
        ({"frequency": {"kind": "per", "n": -1, "period": "week"}}, "$.formats[0].frequency.n"),
        ({"frequency": {"kind": "per", "n": 1, "period": "day"}}, "$.formats[0].frequency.period"),
        (
            {"frequency": {"kind": "in_months", "months": [3, 3], "n": 1}},
            "$.formats[0].frequency.months",
        ),
        ({"frequency": {"kind": "every_weeks", "k": 0}}, "$.formats[0].frequency.k"),
        (
            {"frequency": {"kind": "nth_weekday", "nth": 0, "weekday": 1}},
            "$.formats[0].frequency.nth",
        ),
        ({"avoid": [["2026-09-08", "2026-09-07", 1]]}, "$.formats[0].avoid[0][1]"),
        ({"not_on": [{"from": "2026-09-08", "to": "2026-09-07"}]}, "$.formats[0].not_on[0].to"),
        ({"not_on": [{"from": "2026-09-08"}]}, "$.formats[0].not_on[0]"),
        ({"not_on": ["2026-09-08"]}, "$.formats[0].not_on[0]"),
        ({"not_with": ["XX"]}, "$.formats[0].not_with[0]"),
        ({"not_with": ["JF"]}, "$.formats[0].not_with[0]"),
        ({"not_with": "JF"}, "$.formats[0].not_with"),
        ({"window": ["00:00", "24:00"], "minutes": 5, "rooms": ["A.1"] * 9999}, "$.formats[0]"),
    ],
)
def test_a_bad_format_is_refused_where_it_is_wrong(change: Json, path: str) -> None:
    problem = year_json(format_json(**change), grid_minutes=5)

    assert refusal(problem).path == path


def test_two_formats_with_one_id_are_refused() -> None:
    error = refusal(year_json(format_json(), format_json()))

    assert str(error) == (
        "$.formats[1].id: „JF“ steht schon bei $.formats[0]. Bitte jede Kennung nur einmal vergeben."
    )


def test_an_unknown_name_comes_with_the_nearest_known() -> None:
    people = [{"id": "Leitung-1", "role": "Leitung"}]

    error = refusal(year_json(format_json(must=["Leitung1"]), people=people))

    assert error.remedy == "Meinten Sie „Leitung-1“?"


@pytest.mark.parametrize("size", ["busy", "absent", "people"])
def test_problems_that_would_fill_the_memory_are_refused_at_once(size: str) -> None:
    day, everyone = "2026-09-07", [f"p{at}" for at in range(3000)]
    people: list[Json] = [{"id": name, "role": "x"} for name in everyone]
    horizon = {"from": "2026-09-07", "to": "2028-10-02"}
    busy: list[Json] = []
    formats = [format_json(must=[], rooms=["A.1"])]
    if size == "busy":
        event = {"start": "09:00", "end": "10:00", "dates": [day] * 400, "who": everyone}
        busy = [event]
    elif size == "absent":
        absent = [{"from": "2025-09-07", "to": "2029-10-02"}]
        people = [each | {"absent": absent} for each in people]
    else:
        formats = [format_json(f"F{at}", must=everyone) for at in range(400)]

    error = refusal(year_json(*formats, people=people, busy=busy, horizon=horizon))

    assert "sind zu viele" in error.reason


@pytest.mark.parametrize(
    ("written", "frequency"),
    [
        ({"kind": "per", "n": 2, "period": "month"}, Per(2, "month")),
        ({"kind": "in_months", "months": [3, 11], "n": 1}, InMonths((3, 11), 1)),
        ({"kind": "every_weeks", "k": 2}, EveryWeeks(2)),
        (
            {"kind": "nth_weekday", "nth": -1, "weekday": 5, "period": "quarter", "otherwise": 8},
            NthWeekday((-1,), 5, 8, "quarter", 1),
        ),
        (
            {"kind": "nth_weekday", "nth": [1, 3], "weekday": 4},
            NthWeekday((1, 3), 4, 0, "month", 2),
        ),
        (
            {"kind": "nth_weekday", "nth": [1, 3], "weekday": 4, "n": 1},
            NthWeekday((1, 3), 4, 0, "month", 1),
        ),
        ({"kind": "as_needed", "reserve": 2, "period": "halfyear"}, AsNeeded(2, "halfyear")),
        ({"kind": "tbd"}, Undecided()),
    ],
)
def test_frequencies_are_read_as_they_are_meant(written: Json, frequency: Frequency) -> None:
    assert read_frequency(Node(written)) == frequency


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "kein JSON (Zeile 1, Spalte 1)"),
        (b'{"a": }', "kein JSON (Zeile 1, Spalte 7)"),
        (b"\xff\xfe", "Byte 1 ist kein UTF-8"),
        (b'{"a": NaN}', "NaN ist keine Zahl"),
        (b'{"a": -Infinity}', "-Infinity ist keine Zahl"),
        (b"[" * 200_000, "zu tief verschachtelt"),
        (b'{"a":' * 200_000, "zu tief verschachtelt"),
        (b"9" * 10_000, "Zahl ist zu lang"),
        (b"[" + b"0," * 1_600_000 + b"0]", "zu viele Angaben"),
        (b" " * (MOST_BYTES + 1), "zu groß"),
    ],
)
def test_text_that_is_no_json_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_json(raw)

    assert caught.value.path == "$"
    assert reason in caught.value.reason
    assert caught.value.remedy


def test_a_key_named_twice_is_refused_where_it_stands() -> None:
    with pytest.raises(ProblemError) as caught:
        parse_json(b'{"a": [1, {"b": {"c": 1, "d": 2, "c": 3}}]}')

    assert (caught.value.path, caught.value.reason) == ("$.a[1].b", "„c“ steht doppelt.")


def test_json_is_read_with_or_without_a_byte_order_mark() -> None:
    assert parse_json(b"\xef\xbb\xbf[1]") == parse_json(b"[1]") == [1]


def test_numbers_too_large_for_a_float_are_no_numbers() -> None:
    problem: Any = parse_json(json.dumps(year_json()).replace("0.25", "1e999").encode())

    assert refusal(problem).path == "$.spacing_tolerance"


def test_problems_can_be_made_without_json() -> None:
    assert make_year(format_json()).by_id["JF"].must == ("P",)
