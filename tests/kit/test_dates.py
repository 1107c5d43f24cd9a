"""Days and times in the page's language."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation
from tests.catalogue import english_compiled  # noqa: F401  a fixture

from wirkraum.kit import dates

DAY = dt.date(2024, 2, 5)
WRITERS = (
    *(dates.day_short, dates.day_dated, dates.day_long, dates.day_plain, dates.day_bare),
    *(dates.day_written, dates.month_day, dates.day_figures),
)


def test_days_in_german() -> None:
    assert [write(DAY) for write in WRITERS] == [
        "Mo 5.2.",
        "Mo 5.2.2024",
        "Montag, 5. Februar 2024",
        "5.2.2024",
        "5.2.",
        "5. Februar 2024",
        "5. Februar",
        "05.02.2024",
    ]


@pytest.mark.usefixtures("english_compiled")
def test_days_in_english() -> None:
    with translation.override("en"):
        words = [write(DAY) for write in WRITERS]

    assert words == [
        "Mon 5 Feb",
        "Mon 5 Feb 2024",
        "Monday 5 February 2024",
        "5 Feb 2024",
        "5 Feb",
        "5 February 2024",
        "5 February",
        "5 Feb 2024",
    ]


@pytest.mark.usefixtures("english_compiled")
@pytest.mark.parametrize(
    ("language", "words"), [("de", "16:00–17:30 Uhr, 9:05 Uhr, "), ("en", "16:00–17:30, 9:05, ")]
)
def test_hours_stand_with_their_word_where_the_language_has_one(language: str, words: str) -> None:
    with translation.override(language):
        shown = [dates.o_clock("16:00–17:30"), dates.o_clock(dt.time(9, 5)), dates.o_clock(None)]

    assert ", ".join(shown) == words


def test_no_day_is_no_words() -> None:
    assert {write(None) for write in WRITERS} == {""}


def test_a_moment_is_told_in_berlin_time() -> None:
    moment = dt.datetime(2024, 2, 4, 23, 30, tzinfo=dt.UTC)

    page = Template("{{ moment|day_short }} {{ moment|o_clock }}").render(
        Context({"moment": moment})
    )

    assert page == "Mo 5.2. 0:30 Uhr"
