"""Words compared as people type them, and the bars of a small chart."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.desk.domain.bars import chart, mondays
from wirkraum.desk.domain.folding import folded, holds_all, words_of

MONDAY = dt.date(2023, 11, 27)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("elterncafe", "Elterncafé"),
        ("Elterncafé", "ELTERNCAFE"),
        ("strasse", "Schweizer Straße 7"),
        ("traeger", "Trägertreffen"),
        ("träger", "Traegertreffen"),
        ("trager", "Trägertreffen"),
        ("foez", "FöZ"),
        ("steuer", "Steuerungsgruppe"),
        ("euer", "Steuerungsgruppe"),
        ("fixe jour", "Jour fixe"),
        ("idee", "ℐdee"),
    ],
)
def test_words_are_found_however_they_are_spelled(asked: str, text: str) -> None:
    assert holds_all(text, words_of(asked))


@pytest.mark.parametrize(("asked", "text"), [("kaffee", "Elterncafé"), ("jour ab", "Jour fixe")])
def test_other_words_are_not_found(asked: str, text: str) -> None:
    assert not holds_all(text, words_of(asked))


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_a_text_holds_each_of_its_parts(before: str, part: str, after: str) -> None:
    text = f"{before} {part} {after}"

    assert holds_all(text, words_of(part))
    assert folded(folded(text)) == folded(text)


def test_weeks_end_with_the_week_of_the_day() -> None:
    weeks = mondays(dt.date(2023, 12, 3), 12)

    assert len(weeks) == 12
    assert weeks[-1] == MONDAY
    assert weeks[0] == dt.date(2023, 9, 11)


def test_a_chart_tells_usual_free_and_present_weeks_apart() -> None:
    weeks = mondays(MONDAY, 4)

    drawn = chart(weeks, {weeks[0]: 4, weeks[3]: 2}, most=4, free=frozenset(weeks[1:2]))

    assert drawn.words == "4, 0, 0, 2"
    assert drawn.usual.count("M") == 2
    assert drawn.free.startswith("M11 40")
    assert drawn.now.startswith("M31 40V21.5")


def test_a_holiday_week_with_work_is_drawn_like_any_other() -> None:
    weeks = mondays(MONDAY, 2)

    assert chart(weeks, {weeks[0]: 1}, most=1, free=frozenset(weeks)).free == ""


def test_nothing_counted_still_draws_the_foot_of_each_bar() -> None:
    drawn = chart(mondays(MONDAY, 3), {}, most=0, free=frozenset())

    assert drawn.usual.count("z") == 2
    assert drawn.now.count("z") == 1
