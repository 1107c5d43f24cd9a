"""The life of a Termin, and notes without names."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from wirkraum.calendar.domain.life import STEPS, WORDS, check_move, check_step, next_steps
from wirkraum.calendar.domain.naming import private_places
from wirkraum.history.domain.refusal import Refused

NOW = dt.datetime(2023, 11, 27, 8, 30, tzinfo=dt.UTC)
PAST, FUTURE = NOW - dt.timedelta(days=1), NOW + dt.timedelta(days=1)


@pytest.mark.parametrize(("status", "to"), list(product(STEPS, STEPS)))
def test_only_the_listed_steps_are_possible(status: str, to: str) -> None:
    if to in STEPS[status]:
        check_step(status=status, to=to, starts=PAST, now=NOW)
    else:
        with pytest.raises(Refused, match=str(WORDS[to])):
            check_step(status=status, to=to, starts=PAST, now=NOW)


@pytest.mark.parametrize("status", ["proposed", "planned", "announced"])
def test_nothing_is_held_before_it_begins(status: str) -> None:
    with pytest.raises(Refused, match="Zukunft"):
        check_step(status=status, to="held", starts=FUTURE, now=NOW)


@pytest.mark.parametrize(
    ("status", "starts", "steps"),
    [
        ("proposed", FUTURE, ("announced", "planned", "cancelled")),
        ("planned", FUTURE, ("announced", "proposed", "cancelled")),
        ("announced", FUTURE, ("planned", "cancelled")),
        ("announced", PAST, ("held", "planned", "cancelled")),
        ("held", PAST, ("documented", "announced", "cancelled")),
        ("documented", PAST, ("held",)),
        ("cancelled", FUTURE, ("announced", "planned")),
    ],
)
def test_next_steps_put_the_likely_one_first(
    status: str, starts: dt.datetime, steps: tuple[str, ...]
) -> None:
    assert next_steps(status=status, starts=starts, now=NOW) == steps


@pytest.mark.parametrize("status", ["held", "documented", "cancelled"])
def test_what_is_over_cannot_be_moved(status: str) -> None:
    with pytest.raises(Refused):
        check_move(status=status)


@pytest.mark.parametrize(
    ("note", "places"),
    [
        ("Gespräch mit Frau Muster über Anträge", ("Frau Muster",)),
        ("Familie Beispiel war da, Frau Dr. Muster auch", ("Familie Beispiel", "Frau Dr. Muster")),
        ("Rückfrage an max@example.org", ("max@example.org",)),
        ("Tel. 0351 123 45 67 zurückrufen", ("0351 123 45 67",)),
        ("14 Familien, davon 5 zum ersten Mal am 24.11.2023 um 15:00 Uhr", ()),
        ("Frauencafé und Herrenabend, Familie und Beruf", ()),
        ("", ()),
    ],
)
def test_notes_that_name_somebody_are_noticed(note: str, places: tuple[str, ...]) -> None:
    assert private_places(note) == places
