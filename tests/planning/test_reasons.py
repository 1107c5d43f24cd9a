"""Why a Termin lies where it does: what is plainly true, and what is proven."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from tests.planning.test_bridge import D, entry, facts, need

from wirkraum.planning.domain.bridge.facts import Entry, Facts, Hours, Seat
from wirkraum.planning.domain.bridge.reasons import reasons
from wirkraum.planning.domain.problem import Absence, Span

MONDAYS = tuple(entry(D(2024, *day)) for day in ((1, 8), (1, 22), (3, 4), (3, 18)))
HERE = entry(D(2024, 2, 5), firm=False)
BEGIN = D(2023, 11, 28)


def given(*more: Entry, here: Entry = HERE, **of_need: Any) -> Facts:
    return facts(need(**of_need), entries=(*MONDAYS, here, *more), begin=BEGIN)


def told(year: Facts, here: Entry = HERE, **state: Any) -> dict[str, str]:
    found = reasons(year, year.needs[0], here, **state)
    return {str(one.title): str(one.detail) for one in found}


def away(year: Facts, *days: dt.date, deputy: str | None = None, why: str = "belegt") -> Facts:
    """With the first head of a site away on days."""
    spans = tuple(Absence(Span(day, day), why) for day in days)
    seats = [
        replace(seat, absences=spans, deputy=deputy) if seat.key == "a" else seat
        for seat in year.seats
    ]
    return replace(year, seats=tuple(seats))


def test_from_what_was_agreed_to_what_came_of_it() -> None:
    assert list(told(given()).items()) == [
        ("Vereinbart: 2× im Monat", "Das sind 19 Termine in diesem Schuljahr."),
        ("Rhythmus: montags", "Sonst wäre Di 6.2. ebenso gut."),
        ("Gleichmäßige Abstände", "Sonst wäre Mo 26.2. ebenso gut."),
        ("Winterferien bis Fr 23.2.", "Sonst läge er am Mo 12.2."),
        ("2 von 2 nötigen Stellen frei", "Niemand ist doppelt geplant."),
        ("Februar 2024: 1 von 1", "mit diesem Termin · nächstbester Tag: Mo 26.2."),
    ]


def test_who_is_not_free_is_said_and_who_is_not_there_yet() -> None:
    clash = Entry("x", "", "Messe", D(2024, 2, 5), 600, 660, firm=True, who=("a",))

    found = told(given(clash, must=("c", "a", "b")))

    assert found["1 von 2 nötigen Stellen frei"] == (
        "Nicht frei: FSZ-Leitung 1. Unbesetzt: FSZ-Leitung 2."
    )


def test_who_sits_in_is_said() -> None:
    year = away(given(), HERE.day, deputy="c")
    second = replace(year, needs=(replace(year.needs[0], must=("a",)),))

    assert told(second)["Die nötige Stelle ist frei"] == (
        "Niemand ist doppelt geplant. Koordinierung vertritt FSZ-Leitung 1."
    )


def test_a_deputy_who_is_away_at_that_hour_sits_in_for_nobody() -> None:
    year = away(given(must=("a",)), HERE.day, deputy="c")
    hours = (Hours(HERE.day, 600, 630, "belegt"),)
    seats = [replace(one, hours=hours) if one.key == "c" else one for one in year.seats]

    found = told(replace(year, seats=tuple(seats)))

    assert found["Die nötige Stelle ist nicht frei"] == "Nicht frei: FSZ-Leitung 1."


def test_an_absence_is_named_with_the_day_it_takes() -> None:
    tuesday = entry(D(2024, 2, 6), firm=False)
    year = away(given(here=tuesday), D(2024, 2, 5), D(2024, 2, 26))

    found = told(year, tuesday)

    assert found["FSZ-Leitung 1 ist nicht immer da (belegt)"] == "Sonst läge er am Mo 5.2."


def test_another_termin_that_takes_the_day_is_named_unless_it_has_no_name() -> None:
    tuesday = entry(D(2024, 2, 6), firm=False)
    fairs = [
        Entry(str(day), "", "Messe", D(2024, 2, day), 540, 960, firm=True, who=("a",))
        for day in (5, 26)
    ]
    year = given(*fairs, here=tuesday)
    hidden = given(*(replace(one, title="") for one in fairs), here=tuesday)

    assert "FSZ-Leitung 1 ist nicht immer frei (Messe)" in told(year, tuesday)
    assert "FSZ-Leitung 1 ist nicht immer frei" in told(hidden, tuesday)


def test_a_better_day_is_said_instead_of_reasons() -> None:
    wednesday = entry(D(2024, 2, 7), firm=False)

    found = told(given(here=wednesday), wednesday)

    assert list(found)[1:] == ["2 von 2 nötigen Stellen frei", "Februar 2024: 1 von 1"]
    assert found["Februar 2024: 1 von 1"] == "mit diesem Termin · besser wäre Mo 5.2."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"pinned": True}, "Beim Neuplanen bleibt dieser Termin, wo er ist."),
        ({"over": True}, None),
    ],
)
def test_what_a_person_pinned_or_what_is_over_has_no_reasons(
    state: dict[str, Any], said: str | None
) -> None:
    found = told(given(), **state)

    assert found.get("Festgehalten") == said
    assert "Rhythmus: montags" not in found
    assert found["Februar 2024: 1 von 1"] == "mit diesem Termin"


def test_a_day_kept_free_becomes_a_termin_on_request() -> None:
    kept = replace(HERE, reserve=True)
    year = facts(need(text="Nach Bedarf", reserve=(1, "month")), entries=(kept,), begin=BEGIN)

    found = told(year, kept)

    assert found["Freigehalten"] == "Wird auf Wunsch ein Termin."
    assert next(iter(found)) == "Vereinbart ist: nach Bedarf"


def test_what_others_set_is_said_in_their_words() -> None:
    text = "jeden 1. Mittwoch im Monat"
    mine = entry(D(2024, 2, 7))
    year = facts(need(text=text, set_by_others=True), entries=(mine,), begin=BEGIN)

    found = told(year, mine)

    assert found["Steht von außen fest"] == "jeden 1. Mittwoch im Monat"
    assert len(found) == 3


def test_a_termin_on_a_free_day_says_so() -> None:
    mine = entry(D(2024, 2, 14), firm=False)

    found = told(given(here=mine), mine)

    assert found["Mi 14.2. ist frei: Winterferien"] == "Hier wird sonst nicht geplant."


@pytest.mark.parametrize("text", ["tbd", "Nach Bedarf"])
def test_what_was_not_planned_has_no_reasons(text: str) -> None:
    year = facts(need(text=text), entries=(HERE,), begin=BEGIN)

    found = told(year)

    assert list(found)[-1] == "1. Termin in diesem Schuljahr"
    assert len(found) == 3


def test_nobody_is_needed_yet() -> None:
    empty = tuple(Seat(one.key, one.title) for one in given().seats)

    found = told(replace(given(), seats=empty))

    assert found["Noch keine besetzte Stelle ist nötig"] == (
        "Unbesetzt: Koordinierung und FSZ-Leitung 1."
    )
