"""Words that name no frequency: the place, the reason, and what may be meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse, render
from wirkraum.planning.domain.rhythm.words import LEXICON


def refusal(text: str) -> FrequencyError:
    """The error the text is refused with."""
    with pytest.raises(FrequencyError) as caught:
        parse(text)
    return caught.value


def test_refusal_names_place_reason_and_suggestion_in_one_line() -> None:
    error = refusal("2x/Jahr (Foo/Nov)")

    assert error.text[error.start : error.end] == "Foo"
    assert str(error.reason) == "»Foo« ist kein Monat."
    assert str(error) == (
        '"2x/Jahr (Foo/Nov)": »Foo« ist kein Monat. Meinten Sie »2x/Jahr (Feb/Nov)«?'
    )


@pytest.mark.parametrize(
    ("text", "place", "suggestion"),
    [
        # mistyped
        ("2x/Moant", "Moant", "2x/Monat"),
        ("2x/Jahr (Mäzr/Nov)", "Mäzr", "2x/Jahr (März/Nov)"),
        ("2x/Moant (Dinstag)", "Moant", "2x/Monat (Dienstag)"),
        ("jeden 1. Dinstag im Monat", "Dinstag", "jeden 1. Dienstag im Monat"),
        ("halbjärlich", "halbjärlich", "halbjährlich"),
        ("Nach Bedraf", "Bedraf", "Nach Bedarf"),
        # said twice, or no month
        ("monatlich monatlich", "monatlich", "monatlich"),
        ("2x/Jahr (Sommer)", "Sommer", "2x/Jahr (Sept)"),
        # absurd
        ("0x/Monat", "0x", "1x/Monat"),
        ("500x/Woche", "500x", "7x/Woche"),
        ("2x/Woche (Di)", "2x", "jeden Dienstag"),
        ("alle 99 Wochen", "alle 99 Wochen", "1x/Jahr"),
        ("alle 10 Tage", "alle 10 Tage", "wöchentlich"),
        ("jeden 6. Dienstag im Monat", "6. Dienstag", "jeden letzten Dienstag im Monat"),
        (
            "jeden vorletzten Freitag im Monat",
            "vorletzten Freitag",
            "jeden letzten Freitag im Monat",
        ),
        ("jeden 2. Mo–Sa im Monat", "2. Mo–Sa", "2x/Monat"),
        # contradictory
        ("2x/Jahr (März/Juli/Nov)", "März/Juli/Nov", "3x/Jahr (März/Juli/Nov)"),
        ("3x/Jahr (März/Nov)", "März/Nov", "2x/Jahr (März/Nov)"),
        ("2x/Jahr (März/März)", "März/März", "2x/Jahr"),
        ("halbjährlich im März und Mai", "März und Mai", "2x/Jahr (März/Mai)"),
        ("3x/Monat (1. Dienstag)", "1. Dienstag", "jeden 1. Dienstag im Monat"),
        ("2x/Monat 3x/Jahr", "3x", "2x/Monat"),
        ("jeden Dienstag im Monat", "im Monat", "jeden Dienstag"),
        # unclear
        ("ca. 2x/Monat", "ca", "2x/Monat"),
        ("mind. 1x/Jahr", "mind", "1x/Jahr"),
        ("mehrmals im Jahr", "mehrmals", "2x im Jahr"),
        ("1–2x/Monat", "1–2", "2x/Monat"),
        ("alle zwei bis drei Wochen", "zwei bis drei", "alle drei Wochen"),
        ("2 wöchentlich", "2 wöchentlich", "2x wöchentlich"),
        ("jeden zweiten Dienstag", "zweiten", "jeden 2. Dienstag im Monat"),
        ("jeden 2. Do und Di", "2.", "jeden 2. Dienstag und 2. Donnerstag im Monat"),
        ("jeden 2. Di und Di", "2. Di und Di", "jeden 2. Dienstag im Monat"),
        ("jeden 1. oder 3. Donnerstag im Monat", "oder", "jeden 1. und 3. Donnerstag im Monat"),
        ("im März oder November", "oder", "im März und November"),
        ("1x/Monat nach Bedarf", "nach Bedarf", "1x/Monat und nach Bedarf"),
        ("nach Bedarf, mindestens 2x/Jahr", "mindestens", "2x/Jahr und nach Bedarf"),
        ("1x im März und 1x im Nov", "1x", "je 1x im März und im Nov"),
        # incomplete
        ("2x", "2x", "2x/Monat"),
        ("2x/", "/", "2x/Monat"),
        ("im Quartal", "im Quartal", "1x/Quartal"),
        ("2x/Monat im", "im", "2x/Monat"),
        ("2x/Monat und", "und", "2x/Monat"),
        ("alle Wochen", "Wochen", "alle 2 Wochen"),
        ("jeden 1 Dienstag im Monat", "1", "jeden 1. Dienstag im Monat"),
        ("2x/Jahr (März/Nov", "", "2x/Jahr (März/Nov)"),
        ("2x/Jahr März/Nov)", ")", "2x/Jahr März/Nov"),
        ("2x/Monat ()", ")", "2x/Monat"),
        # what is no frequency
        ("2x/Jahr (3/11)", "3", "2x/Jahr (März/Nov)"),
        ("2x/Jahr (15.3./20.11.)", "15.3.", "2x/Jahr (März/Nov)"),
        ("wöchentlich dienstags 14 Uhr", "14", "wöchentlich dienstags"),
        ("2x/Monat im Rathaus", "Rathaus", "2x/Monat"),
        ("asdf", "asdf", "2x/Monat"),
        ("bis Freitag", "bis", "Freitag"),
        ("und März", "und", "März"),
        ("-", "-", "noch offen"),
        ("oft", "oft", "2x/Monat"),
    ],
)
def test_refusal_marks_the_place_and_suggests(text: str, place: str, suggestion: str) -> None:
    error = refusal(text)

    assert error.text[error.start : error.end] == place
    assert error.suggestion == suggestion


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "\u200b"])
def test_empty_text_is_refused(text: str) -> None:
    error = refusal(text)

    assert str(error.reason) == "Die Häufigkeit fehlt."
    assert error.suggestion == "noch offen"


def test_long_text_is_refused_unread() -> None:
    error = refusal("2x/Monat " + "x" * 1_000_000)

    assert "zu lang" in str(error.reason)
    assert len(str(error)) < 250


def test_two_hundred_characters_are_read() -> None:
    assert render(parse("2x/Monat".ljust(200))) == "2x/Monat"


def test_message_stays_on_one_line() -> None:
    assert "\n" not in str(refusal("2x/Monat\nfoo\x07\ud800"))


def test_far_suggestion_is_offered_as_an_example() -> None:
    assert str(refusal("asdf")).endswith("Möglich ist zum Beispiel »2x/Monat«.")


words = st.sampled_from([entry.word for entry in LEXICON.values()])
pieces = words | st.sampled_from(
    [
        "2x",
        "1.",
        "3.",
        "14",
        "0",
        "-",
        "–",
        "/",
        ",",
        "(",
        ")",
        "+",
        "?",
        "foo",
        ".",
        "99999999999",
        "²",
    ]
)
wild = st.text(max_size=200) | st.lists(pieces, max_size=12).map(" ".join)


def outcome(text: str) -> Frequency | FrequencyError:
    """The frequency, or the error the text is refused with."""
    try:
        return parse(text)
    except FrequencyError as error:
        return error


@settings(deadline=None, max_examples=300)
@given(wild)
def test_any_text_is_read_or_refused_with_words_that_can_be_read(text: str) -> None:
    found = outcome(text)

    if isinstance(found, FrequencyError):
        assert 0 <= found.start <= found.end <= len(text)
        assert str(found.reason).endswith((".", "?"))
        parse(found.suggestion)
    else:
        assert parse(render(found)) == found


@pytest.mark.parametrize(
    "text", ["(" * 200, "und " * 50, "1. " * 66, "Jan-Dez-" * 25, "im " * 66, "ä" * 200, "2x" * 100]
)
def test_hostile_text_is_refused(text: str) -> None:
    refusal(text)
