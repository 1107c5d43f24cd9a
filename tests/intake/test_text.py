"""Flattened text: slides, headings, bullets and the table whose cells stand one per line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.samples import MUSTERSTADT, original, read_pasted

from wirkraum.intake.readers.file import read
from wirkraum.intake.readers.refusal import Unreadable
from wirkraum.intake.readers.text import decoded, read_text

TABLE = """Zielgruppe

Format

Häufigkeit

Alle

Jour fixe
(mit Beratung)

2x/Monat

Amt 4
Schulen

Steuerrunde

tbd
"""
ROWS = (
    ("Zielgruppe", "Format", "Häufigkeit"),
    ("Alle", "Jour fixe (mit Beratung)", "2x/Monat"),
    ("Amt 4 Schulen", "Steuerrunde", "tbd"),
)


def test_original_has_eight_slides_with_footers():
    deck = read(original())
    assert deck.kind == "text"
    assert [slide.number for slide in deck.slides] == list(range(1, 9))
    assert deck.slides[0].footer == ""
    assert all(slide.footer.endswith(f"I Folie {slide.number}") for slide in deck.slides[1:])


def test_original_table_has_seven_rows_of_three():
    (table,) = read(original()).slides[5].tables
    assert table.rows[0] == ("Zielgruppe", "Format", "Häufigkeit")
    assert [len(row) for row in table.rows] == [3] * 8
    assert table.rows[1] == ("FSZ Leitungen", "Jour fixe (inkl. Professionalisierung)", "2x/Monat")
    assert table.rows[4] == ("Amt 40 Abteilungsübergreifend", "Lenkungsgruppe", "1x/Quartal")
    assert table.rows[5][1] == "Arbeitsgruppen und Kooperationen"


def test_original_headings_and_bullets_are_joined_over_wraps():
    slides = read(original()).slides
    assert slides[6].title == "5. Fragen & Raum für Austausch"
    assert slides[1].title == "Themen"
    assert slides[1].paragraphs[1] == "2. Kooperation am Standort von Schule & Hort"
    assert slides[4].paragraphs[2].endswith("an den sechs Grundschulen und der einen Förderschule")
    assert slides[2].paragraphs[2].endswith("(aktuell ein Standort nochin der Besetzung)")


def test_musterstadt_is_read_whole():
    deck = read(MUSTERSTADT)
    assert [len(slide.paragraphs) for slide in deck.slides] == [4, 4, 5, 3, 3, 0, 2]
    assert deck.slides[5].tables[0].rows[4] == (
        "Eltern im Quartier", "Offenes Forum", "nach Lust und Laune",
    )  # fmt: skip


def test_title_slide_ends_at_its_date_without_agenda():
    deck = read_text("Titel\nBericht\n\n01.02.2024\n\nErstes\n• eins\nA I B I Folie 2\n", "x")
    assert [(slide.number, slide.title) for slide in deck.slides] == [(1, "Titel"), (2, "Erstes")]


def test_form_feeds_part_slides():
    deck = read_text("Eins\n• a\n\fZwei\n• b\n\f", "x")
    assert [slide.title for slide in deck.slides] == ["Eins", "Zwei"]


def test_text_after_the_last_footer_is_a_slide():
    deck = read_text("Eins\nA I B I Folie 1\nNachtrag\n", "x")
    assert [(slide.number, slide.title) for slide in deck.slides] == [(1, "Eins"), (2, "Nachtrag")]


def test_wrapped_footer_is_joined():
    deck = read_text("Eins\nProgramm I Stadt I\n1. Mai 2024 I Folie 1\n", "x")
    assert deck.slides[0].footer == "Programm I Stadt I 1. Mai 2024 I Folie 1"
    assert deck.slides[0].paragraphs == ()


def test_repeated_last_line_is_a_footer_without_slide_numbers():
    deck = read_text("Eins\n• a\nStadt X | Amt\n\fZwei\n• b\nStadt X | Amt\n", "x")
    assert [slide.footer for slide in deck.slides] == ["Stadt X | Amt"] * 2


def test_numbers_standing_apart_rejoin_their_texts():
    deck = read_text("Agenda\n1.\n2.\n\nAnfang\nSchluss\nA I Folie 1\n", "x")
    assert deck.slides[0].paragraphs == ("1. Anfang", "2. Schluss")


@pytest.mark.parametrize("glyph", ["\uf06e", "\uf0b7", "•", "▪", "–", "-", "*", "➢"])
def test_bullet_signs_are_taken_off(glyph: str):
    deck = read_text(f"Titel\n{glyph} eins läuft\nweiter\n{glyph} zwei\nA I Folie 1", "x")
    assert deck.slides[0].paragraphs == ("eins läuft weiter", "zwei")


def test_parted_words_are_mended_and_kept_where_the_hyphen_belongs():
    deck = read_text("T\n• Schulent-\nwicklung und Sprach-\nund Leseförderung, FSZ-\nLeitung", "x")
    assert deck.slides[0].paragraphs[0] == (
        "Schulentwicklung und Sprach- und Leseförderung, FSZ-Leitung"
    )


def test_web_address_over_two_lines_keeps_its_hyphen():
    deck = read_text("T\n• Seite: https://www.fgz-\nmusterstadt.example/", "x")
    assert deck.slides[0].paragraphs == ("Seite: https://www.fgz-musterstadt.example/",)


def test_flat_table_with_blank_lines():
    assert read_pasted(TABLE).slides[0].tables[0].rows == ROWS


def test_flat_table_without_blank_lines():
    lines = "\n".join(line for line in TABLE.splitlines() if line)
    rows = read_pasted(lines).slides[0].tables[0].rows
    assert [row[2] for row in rows] == ["Häufigkeit", "2x/Monat", "tbd"]
    assert rows[1] == ROWS[1]


def test_original_table_pasted_without_blank_lines_and_headings():
    text = original().read_text(encoding="utf-8")
    pasted = text.split("Häufigkeit\n")[1].split("Familienschulzentren I")[0]
    lines = "\n".join(line for line in pasted.splitlines() if line)
    assert (
        read_pasted(lines).slides[0].tables[0].rows == read(original()).slides[5].tables[0].rows[1:]
    )


def test_flat_table_without_headings():
    body = TABLE.split("Häufigkeit\n\n")[1]
    assert read_pasted(body).slides[0].tables[0].rows == ROWS[1:]


def test_flat_table_with_other_columns_and_a_missing_cell():
    text = "Häufigkeit\n\nOrt\n\nFormat\n\nZielgruppe\n\n" + "\n\n".join(
        ["monatlich", "Rathaus", "Treffen", "Alle", "tbd", "Beratung", "Eltern"]
    )
    rows = read_pasted(text).slides[0].tables[0].rows
    assert rows[1] == ("monatlich", "Rathaus", "Treffen", "Alle")
    assert rows[2] == ("tbd", "", "Beratung", "Eltern")


def test_flat_table_read_column_by_column():
    text = (
        "Zielgruppe\n\nAlle\n\nTräger\n\nFormat\n\nForum\n\nTreffen\n\nHäufigkeit\n\n1x/Jahr\n\ntbd"
    )
    assert read_pasted(text).slides[0].tables[0].rows[1:] == (
        ("Alle", "Forum", "1x/Jahr"),
        ("Träger", "Treffen", "tbd"),
    )


def test_unknown_wording_does_not_shift_the_rows():
    text = TABLE.replace("2x/Monat", "gelegentlich")
    assert [row[2] for row in read_pasted(text).slides[0].tables[0].rows[1:]] == [
        "gelegentlich", "tbd",
    ]  # fmt: skip


def test_table_laid_out_with_spaces():
    text = (
        "4. Formate\n\n"
        "Zielgruppe        Format              Häufigkeit\n"
        "Alle              Jour fixe           2x/Monat\n"
        "                  (mit Beratung)\n"
        "Amt 4             Steuerrunde         tbd\n"
        "Schulen\n"
        "A I B I Folie 1\n"
    )
    slide = read_text(text, "x").slides[0]
    assert slide.tables[0].rows == ROWS
    assert (slide.title, slide.paragraphs) == ("4. Formate", ())


def test_list_below_a_flat_table_stays_text():
    slide = read_text("Titel\n" + TABLE + "\n• Hinweis dazu\nA I Folie 1", "x").slides[0]
    assert slide.tables[0].rows == ROWS
    assert slide.paragraphs == ("Hinweis dazu",)


def test_empty_text_is_refused():
    with pytest.raises(Unreadable, match="leer"):
        read_text(" \n ", "x")


def test_old_windows_encoding_is_understood():
    assert decoded("Häufigkeit – „tbd“".encode("cp1252")) == "Häufigkeit – „tbd“"
    assert decoded("Träger".encode("utf-16")) == "Träger"
    assert decoded(b"\xef\xbb\xbfTr\xc3\xa4ger") == "Träger"


WORDS = st.sampled_from(
    ["Träger", "Format", "Zielgruppe", "Häufigkeit", "2x/Monat", "tbd", "und", "(inkl. Rat)", "1.",
     "Netzwerktreffen", "Folie 3", "A I B I Folie 2", "30.11.2023", "Agenda", "• Punkt", "", " ",
     "klein", "a;b", "a\tb", "x  y", "\f", "„Zitat“", "https://a.example/b", "Schul-", "| a | b |"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_no_letter_is_dropped(lines: list[str]):
    text = "\n".join(lines)
    if not text.strip():
        return
    deck = read_text(text, "x")
    told = "".join(
        [slide.title, slide.footer, *slide.paragraphs][at]
        for slide in deck.slides
        for at in range(2 + len(slide.paragraphs))
    ) + "".join(c for s in deck.slides for t in s.tables for row in t.rows for c in row)
    assert _letters(told) == _letters(text)


def _letters(text: str) -> list[str]:
    return sorted(char for char in text if char.isalnum())


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str):
    try:
        deck = read_text(text, "x")
    except Unreadable:
        return
    assert deck.slides
