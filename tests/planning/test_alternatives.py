"""Where else a meeting could lie: ranked, with what becomes worse and what better there."""

from __future__ import annotations

from tests.planning.planner_year import format_json, make_year
from tests.planning.test_explain import AWAY, WEEK, D, explained, planned

from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import Span

AVOID = [["2026-09-09", "2026-09-09", 5]]


def test_alternatives_are_the_best_other_days_in_order() -> None:
    given = planned(format_json(prefer={"weekdays": [1, 3]}, avoid=AVOID))

    found = explained(*given).alternatives()

    assert [(each.meeting.date.day, each.cost) for each in found] == [(8, 1), (10, 1), (11, 1)]
    assert [str(text) for text in found[0].change.texts] == [
        "„Format JF“ liegt lieber auf: Mo, Mi."
    ]
    assert len(explained(*given).alternatives(9)) == 4


def test_alternatives_may_be_asked_for_within_some_days() -> None:
    within = Span(D(2026, 9, 9), D(2026, 9, 10))

    problem, here = make_year(format_json(), horizon=WEEK), Meeting("JF", D(2026, 9, 8), 540, "A.1")

    found = explained(problem, (here,)).alternatives(within=within)

    assert [each.meeting.date for each in found] == [D(2026, 9, 9), D(2026, 9, 10)]
    assert [str(text) for text in found[0].change.texts] == ["Genauso gut."]


def test_where_no_other_day_is_possible_other_hours_are() -> None:
    given = planned(format_json(weekdays=[1], window=["09:00", "11:00"]))

    found = explained(*given).alternatives()

    assert [(each.meeting.date.day, each.meeting.start) for each in found] == [(7, 570), (7, 600)]
    assert explained(*given).next_day is None


def test_what_an_alternative_gains_is_said() -> None:
    problem = make_year(format_json(prefer={"weekdays": [2]}), horizon=WEEK)

    (first, *_) = explained(problem, (Meeting("JF", D(2026, 9, 7), 540, "A.1"),)).alternatives()

    assert (first.meeting.date.day, first.cost) == (8, -1)
    assert [str(text) for text in first.change.texts] == [
        "Dann nicht mehr: „Format JF“ liegt lieber auf: Di."
    ]


def test_an_alternative_says_who_sits_in() -> None:
    people = [
        {"id": "P", "role": "Leitung A", "absent": AWAY, "deputy": "R"},
        {"id": "R", "role": "Koordinierung"},
    ]
    problem = make_year(format_json(weekdays=[1, 2]), people=people, horizon=WEEK)

    (found,) = explained(problem, (Meeting("JF", D(2026, 9, 8), 540, "A.1"),)).alternatives()

    assert [str(text) for text in found.change.texts] == [
        "Leitung A ist am Mo 7.9.2026 nicht da (Urlaub). Es vertritt: Koordinierung."
    ]


def test_a_meeting_keeps_its_hour_between_the_lines_of_the_grid() -> None:
    problem = make_year(format_json(), horizon=WEEK)

    found = explained(problem, (Meeting("JF", D(2026, 9, 7), 545, "A.1"),)).alternatives(9)

    assert {each.meeting.start for each in found} == {545}


def test_a_meeting_keeps_its_room_where_the_format_may_use_it() -> None:
    problem = make_year(format_json(rooms=["A.1", "net"]), horizon=WEEK)

    for room in ("A.1", "net"):
        found = explained(problem, (Meeting("JF", D(2026, 9, 7), 540, room),)).alternatives()
        assert {each.meeting.room for each in found} == {room}


def test_a_meeting_on_a_day_that_closed_is_offered_its_own_period() -> None:
    """Its day counts in no period any more; the one near that lacks a meeting is looked through."""
    closed = [{"from": "2026-09-14", "to": "2026-09-14", "name": "Streik", "kind": "public"}]
    problem = make_year(format_json(), closed=closed)
    there = tuple(
        Meeting("JF", D(2026, *day), 540, "A.1") for day in ((9, 7), (9, 14), (9, 21), (9, 28))
    )

    found = explained(problem, there, 1)

    assert {each.meeting.date for each in found.alternatives(9)} == {
        D(2026, 9, day) for day in range(15, 19)
    }
    assert found.steps() == ()
