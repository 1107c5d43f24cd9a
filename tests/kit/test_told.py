"""Sentences of the domain: German by themselves, English on an English page."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.catalogue import english_compiled  # noqa: F401  a fixture

from wirkraum.kit.told import Day, Look, Told, joined, quoted, row, told
from wirkraum.kit.words import spoken

DAY = dt.date(2024, 2, 5)
SENTENCE = told(
    "%(day)s liegt außerhalb der Planung (%(first)s bis %(last)s).",
    day=Day(DAY, "dated"),
    first=Day(DAY, "bare"),
    last=Day(DAY, "bare"),
)


def test_a_sentence_is_german_by_itself() -> None:
    assert str(SENTENCE) == "Mo 5.2.2024 liegt außerhalb der Planung (5.2. bis 5.2.)."


@pytest.mark.usefixtures("english_compiled")
def test_an_english_page_speaks_it_in_english() -> None:
    with translation.override("en"):
        assert spoken(SENTENCE) == "Mon 5 Feb 2024 lies outside the plan (5 Feb to 5 Feb)."


@pytest.mark.usefixtures("english_compiled")
def test_sentences_within_sentences_are_translated_and_names_are_not() -> None:
    text = told("Nicht frei: %(posts)s.", posts=joined([quoted("Mo"), told("Mo"), "Mo"]))

    with translation.override("en"):
        assert spoken(text) == "Not free: “Mo”, Mon and Mo."


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), ("ABC", "A, B und C")]
)
def test_lists_end_in_und(parts: list[str], text: str) -> None:
    assert str(joined(parts)) == text


@given(st.lists(st.text()), st.text())
def test_names_are_told_as_they_are(names: list[str], word: str) -> None:
    assert str(row(names, " ")) == spoken(row(names, " ")) == " ".join(names)
    assert str(quoted(word)) == spoken(quoted(word)) == f"„{word}“"


@pytest.mark.parametrize("look", get_args(Look))
def test_days_look_alike_in_the_domain_and_on_a_german_page(look: Look) -> None:
    for month in range(1, 13):
        day = Day(DAY.replace(month=month), look)

        assert spoken(day) == str(day)


@pytest.mark.parametrize(("what", "words"), [("Name", "Name"), ("", ""), (None, ""), (3, "3")])
def test_other_things_are_spoken_as_they_are(what: object, words: str) -> None:
    assert spoken(what) == words


def test_a_text_without_values_keeps_its_percent_sign() -> None:
    assert str(Told("100 %")) == spoken(Told("100 %")) == "100 %"
