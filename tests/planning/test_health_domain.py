"""The firm rules of a whole year in one pass: each flaw once, with all it is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.planning.domain.health import Flaw, flaws
from wirkraum.planning.domain.plan import Meeting
from wirkraum.planning.domain.problem import (
    Absence,
    Busy,
    Closed,
    Format,
    Per,
    Person,
    Place,
    Problem,
    Room,
    Span,
    Travel,
    Way,
)
from wirkraum.planning.domain.rules import findings

D = dt.date
MON, TUE = D(2024, 3, 4), D(2024, 3, 5)
FIRST = D(2024, 3, 1)
PLACES = (Place("rathaus", "Rathaus"), Place("hof", "Hof"), Place("netz", "online", online=True))
ROOMS = (Room("saal", "rathaus", 30), Room("hof", "hof", 2), Room("netz", "netz", 100))


def make_format(id_: str, **more: Any) -> Format:
    fields: dict[str, Any] = {
        "title": id_.title(),
        "minutes": 60,
        "must": ("ada",),
        "may": (),
        "rooms": ("saal", "hof", "netz"),
        "weekdays": frozenset({1, 2, 3, 4, 5}),
        "window": (480, 1200),
        "frequency": Per(2, "month"),
    }
    return Format(id=id_, **fields | more)


def make_problem(*formats: Format, **more: Any) -> Problem:
    fields: dict[str, Any] = {
        "horizon": Span(D(2024, 3, 1), D(2024, 3, 31)),
        "formats": formats or (make_format("jf"), make_format("sb")),
        "people": (Person("ada", "Leitung Nord"), Person("ben", "Leitung Süd")),
        "places": PLACES,
        "rooms": ROOMS,
        "travel": Travel(table=(Way("hof", "rathaus", 25),)),
    }
    return Problem(**fields | more)


def at(id_: str, hour: float, day: dt.date = MON, room: str = "saal") -> Meeting:
    return Meeting(id_, day, round(hour * 60), room)


def judged(problem: Problem, *meetings: Meeting, begin: dt.date = FIRST) -> list[Flaw]:
    return list(flaws(problem, meetings, begin=begin))


def test_a_year_without_flaws_has_none() -> None:
    assert not judged(make_problem(), at("jf", 9), at("sb", 11), at("jf", 9, TUE))


def test_people_needed_twice_are_told_once_with_both_meetings() -> None:
    (one, room) = judged(make_problem(), at("sb", 9.5), at("jf", 9))

    assert (one.rule, one.meetings, one.date) == ("person_clash", (1, 0), MON)
    assert str(one.text) == (
        "„Jf“ (09:00–10:00) und „Sb“ (09:30–10:30) überschneiden sich. "
        "Bei beiden gebraucht: Leitung Nord."
    )
    assert (room.rule, room.meetings) == ("room_taken", (1, 0))


def test_a_way_that_takes_longer_than_the_time_between_is_a_flaw() -> None:
    (one,) = judged(make_problem(), at("jf", 9), at("sb", 10.25, room="hof"))

    assert one.rule == "person_clash"
    assert "ist die Zeit zu kurz: Der Weg dauert 25 Minuten." in str(one.text)


def test_a_way_that_fits_to_the_minute_is_none_on_any_grid() -> None:
    problem = make_problem(make_format("jf", minutes=90), make_format("sb"), grid_minutes=60)

    assert not judged(problem, at("jf", 9), at("sb", 11, room="hof"))


def test_online_rooms_hold_any_number_and_take_no_way() -> None:
    problem = make_problem(make_format("jf"), make_format("sb", must=("ben",)))

    assert not judged(problem, at("jf", 9, room="netz"), at("sb", 9, room="netz"))
    assert not judged(make_problem(), at("jf", 9), at("sb", 10, room="netz"))


def test_outside_things_are_named_with_everybody_they_take() -> None:
    both = make_format("jf", must=("ada", "ben"))
    busy = Busy("Stadtteilrunde", 540, 600, (MON,), who=("ada", "ben"), room="saal")

    clash, room = judged(make_problem(both, busy=(busy,)), at("jf", 9.5))

    assert clash.outer == room.outer == ("Stadtteilrunde",)
    assert str(clash.text).endswith("Bei beiden gebraucht: Leitung Nord und Leitung Süd.")
    assert "ist doppelt belegt: „Stadtteilrunde“ (09:00–10:00)" in str(room.text)


def test_hours_without_a_title_are_only_not_free() -> None:
    busy = Busy("", 540, 600, (MON,), who=("ada",))

    (one,) = judged(make_problem(busy=(busy,)), at("jf", 9))

    assert (str(one.text), one.outer) == ("Nicht frei von 09:00–10:00: Leitung Nord.", ())


@pytest.mark.parametrize(
    ("more", "meeting", "rule"),
    [
        ({"closed": (Closed(Span(MON, MON), "Fasching", "public"),)}, at("jf", 9), "closed"),
        (
            {"people": (Person("ada", "Ada", absences=(Absence(Span(MON, TUE), "belegt"),)),)},
            at("jf", 9),
            "absent",
        ),
        ({}, at("jf", 7), "window"),
        ({}, at("jf", 9, D(2024, 3, 9)), "closed"),
    ],
)
def test_a_meeting_alone_can_break_rules(more: dict[str, Any], meeting: Meeting, rule: str) -> None:
    assert rule in [one.rule for one in judged(make_problem(make_format("jf"), **more), meeting)]


def test_a_room_with_too_few_seats_is_a_flaw() -> None:
    problem = make_problem(make_format("jf", must=("ada", "ben"), may=("cleo",)))
    problem = replace(problem, people=(*problem.people, Person("cleo", "Cleo")))

    (one,) = judged(problem, at("jf", 9, room="hof"))

    assert one.rule == "seats"


def test_formats_kept_apart_and_gaps_are_told_once() -> None:
    apart = (make_format("jf", not_with=("sb",)), make_format("sb", must=("ben",)))
    close = make_format("jf", min_gap_days=7)

    assert [f.rule for f in judged(make_problem(*apart), at("jf", 9), at("sb", 14))] == ["same_day"]
    (gap,) = judged(make_problem(close), at("jf", 9, TUE), at("jf", 9))
    assert (gap.rule, gap.meetings, gap.date) == ("min_gap", (1, 0), TUE)


def test_what_lies_before_the_beginning_is_over() -> None:
    assert not judged(make_problem(), at("jf", 9), at("sb", 9), begin=TUE)


def test_a_meeting_may_be_longer_than_its_format() -> None:
    meetings = (at("jf", 9), at("sb", 11))

    found = flaws(make_problem(), meetings, begin=MON, ends=(690, 720))

    assert [one.rule for one in found] == ["person_clash", "room_taken"]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format: xx"):
        judged(make_problem(), at("xx", 9))


SLOTS = st.builds(
    at,
    st.sampled_from(["jf", "sb", "nt"]),
    st.sampled_from([7, 9, 9.5, 10, 10.5, 11, 15]),
    st.sampled_from([MON, TUE, D(2024, 3, 9), D(2024, 3, 11)]),
    st.sampled_from(["saal", "hof", "netz"]),
)


@given(st.lists(SLOTS, max_size=6, unique_by=lambda one: (one.format, one.date)))
def test_the_sweep_finds_what_judging_each_meeting_finds(meetings: list[Meeting]) -> None:
    problem = make_problem(
        make_format("jf", not_with=("nt",)),
        make_format("sb", must=("ada", "ben")),
        make_format("nt", must=("ben",), min_gap_days=3),
        busy=(Busy("Runde", 540, 630, (TUE,), who=("ben",), room="saal"),),
        grid_minutes=5,
    )
    one_by_one = {
        (at_, each.rule)
        for at_, moved in enumerate(meetings)
        for each in findings(problem, meetings, moved)
        if each.firm and each.rule not in {"quota", "period"}
    }
    one_by_one -= {(at_, "weekday") for at_, rule in one_by_one if rule == "closed"}
    swept = {(at_, each.rule) for each in judged(problem, *meetings) for at_ in each.meetings}

    assert swept == one_by_one
