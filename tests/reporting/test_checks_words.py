"""Slips of spelling and spacing: found where certain, silent where not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.reporting.checks_cast import REGISTER, change, only, saying

from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.checks.words import (
    FUNCTION_WORDS,
    JOINED,
    JOINED_NOUNS,
)

WORDS = sorted(FUNCTION_WORDS)


@pytest.mark.parametrize(
    ("text", "quote", "suggestion", "rule"),
    [
        ("Wir sind nochin Gesprächen", "nochin", "noch in", "spelling-glued"),
        ("Ein Treffen inder Stadt", "inder", "in der", "spelling-glued"),
        ("Mitder Leitung", "Mitder", "Mit der", "spelling-glued"),
        ("Kontakt mit derSchule", "derSchule", "der Schule", "spelling-glued"),
        ("Kontakt mit Schule undHort", "undHort", "und Hort", "spelling-glued"),
        ("Bedarfsanalyse derEltern", "derEltern", "der Eltern", "spelling-glued"),
        ("Elternund Kinder", "Elternund", "Eltern und", "spelling-glued"),
        ("Neue Elterncafès", "Elterncafès", "Elterncafés", "spelling-accent"),
        ("Neues Elterncafe", "Elterncafe", "Elterncafé", "spelling-accent"),
        ("Zwei Elterncafe´s", "Elterncafe´s", "Elterncafés", "spelling-accent"),
        ("Im Cafè-Treff", "Cafè", "Café", "spelling-accent"),
        ("Elterncafe\u0300s", "Elterncafès", "Elterncafés", "spelling-accent"),
        ("Gespräche mit mit Eltern", "mit mit", "mit", "spelling-doubled"),
        ("Die die Schule besuchen", "Die die", "Die", "spelling-doubled"),
        ("Der Start ist gelungen.Die Arbeit läuft", ".", ". ", "spacing-missing"),
        ("Schule,Hort und Eltern", ",", ", ", "spacing-missing"),
        ("Schule  und Hort", "  ", " ", "spacing-double"),
        ("Schule , Hort und Eltern", " ", "ohne Leerzeichen", "spacing-stray"),
        ("Das nächste Trägertrefen", "Trägertrefen", "Trägertreffen", "spelling-letters"),
        ("Die Koordinierugn", "Koordinierugn", "Koordinierung", "spelling-letters"),
    ],
)
def test_slip_is_one_hint(text: str, quote: str, suggestion: str, rule: str) -> None:
    found = only(saying(text))

    assert (found.rule, found.severity) == (rule, "hint")
    assert (found.quote, str(found.suggestion)) == (quote, suggestion)


def test_wrong_accent_is_told_once_for_each_spelling() -> None:
    assert only(saying("Neue Elterncafès", "Alte Elterncafès")).quote == "Elterncafès"


def test_known_word_is_never_a_slip() -> None:
    register = replace(REGISTER, words=("Elterncafe", "nochin", "Trägertrefen"))

    assert check(saying("Elterncafe nochin, ein Trägertrefen"), register) == ()


def test_glued_words_that_recur_are_a_name() -> None:
    assert check(saying("inder", "inder", "inder"), REGISTER) == ()


def test_two_spellings_of_a_term_are_one_hint() -> None:
    deck = saying(
        "Die FSZ Leitung stellt sich vor", "FSZ-Leitungen treffen sich", "Jede FSZ-Leitung"
    )

    found = only(deck)

    assert (found.rule, found.severity) == ("spelling-variant", "hint")
    assert (found.quote, str(found.suggestion)) == ("FSZ Leitung", "FSZ-Leitung")


def test_hyphen_inside_a_known_compound_is_the_odd_one() -> None:
    found = only(saying("Elternabende", "Elternabend im Hort", "Eltern-Abend"))

    assert (found.quote, str(found.suggestion)) == ("Eltern-Abend", "Elternabend")


def test_double_spaces_all_over_are_one_hint() -> None:
    lines = [f"Absatz  {letter}" for letter in "abcdefghijkl"]

    found = only(saying(*lines))

    assert "12 Stellen" in str(found.sentence)


def test_nothing_is_sought_inside_links() -> None:
    text = "https://www.schulzentren-musterstadt.de/nochin,undHort.Die/die die@b.de"

    assert check(saying(text), REGISTER) == ()


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
@settings(max_examples=200, deadline=None)
def test_two_function_words_run_together_are_found_unless_a_word(one: str, other: str) -> None:
    assume(one != other)
    word = one + other
    known = word in FUNCTION_WORDS | JOINED

    found = check(saying(f"Heute {word} Gespräche"), REGISTER)

    assert [finding.quote for finding in found] == ([] if known else [word])


def test_joined_words_are_words() -> None:
    small = [f"Heute {word} Gespräche" for word in sorted(JOINED)]
    names = [f"{word.capitalize()} kommt" for word in sorted(JOINED_NOUNS)]

    assert check(saying(*small, *names), REGISTER) == ()


def test_titles_are_read_too() -> None:
    found = only(change(8, title="Vielen Dank undbis bald"))

    assert (found.slide, found.place, str(found.suggestion)) == (8, "title", "und bis")
