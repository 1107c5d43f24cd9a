"""Tables as people paste them: from Excel, Word, Outlook, Markdown, CSV."""

from __future__ import annotations

import pytest
from tests.intake.samples import read_pasted

from wirkraum.intake.domain.propose import propose
from wirkraum.intake.readers.html import read_html

ROWS = (
    ("Zielgruppe", "Format", "Häufigkeit"),
    ("Leitungen", "Jour fixe (inkl. Fallrat)", "2x/Monat"),
    ("Träger", "Trägertreffen", "1x/Jahr"),
)

EXCEL = 'Zielgruppe\tFormat\tHäufigkeit\r\nLeitungen\t"Jour fixe\n(inkl. Fallrat)"\t2x/Monat\r\nTräger\tTrägertreffen\t1x/Jahr\r\n'
WORD = (
    "Zielgruppe\tFormat\tHäufigkeit\nLeitungen\tJour fixe\n(inkl. Fallrat)\t2x/Monat\n"
    "Träger\tTrägertreffen\t1x/Jahr"
)
MARKDOWN = """
| Zielgruppe | **Format** | Häufigkeit |
|:-----------|------------|-----------:|
| Leitungen | Jour fixe<br>(inkl. Fallrat) | 2x/Monat |
| Träger | Trägertreffen | `1x/Jahr` |
"""
BARE_MARKDOWN = "Zielgruppe | Format | Häufigkeit\n---|---|---\nLeitungen | Jour fixe (inkl. Fallrat) | 2x/Monat\nTräger | Trägertreffen | 1x/Jahr"
CSV = 'Zielgruppe;Format;Häufigkeit\nLeitungen;"Jour fixe\n(inkl. Fallrat)";2x/Monat\nTräger;Trägertreffen;1x/Jahr\n'
HTML = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td {color: red}</style></head>
<body><!--StartFragment--><!--[if gte mso 9]><xml></xml><![endif]-->
<table class=MsoTable><tr><th>Zielgruppe</th><th><p>Format</p></th><th>H&auml;ufigkeit<o:p></o:p></th></tr>
<tr><td><p class=MsoNormal>Leitungen</p></td><td><p>Jour fixe</p><p>(inkl.
 Fallrat)</p></td><td>2x/Monat</td></tr><tr><td>Tr&auml;ger<td>Tr&auml;gertreffen<td>1x/Jahr</table>
<!--EndFragment--></body></html>"""
CLIPBOARD = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001000\r\n" + HTML


@pytest.mark.parametrize("pasted", [EXCEL, WORD, MARKDOWN, BARE_MARKDOWN, CSV, HTML, CLIPBOARD])
def test_every_way_of_pasting_gives_the_same_table(pasted: str):
    deck = read_pasted(pasted)
    assert deck.kind == "table"
    assert deck.slides[0].tables[0].rows == ROWS
    assert deck.slides[0].paragraphs == ()


def test_words_around_a_table_are_kept():
    slide = read_pasted(f"Unsere Formate:\n{WORD}\nStand Mai").slides[0]
    assert slide.tables[0].rows == ROWS
    assert slide.paragraphs == ("Unsere Formate:", "Stand Mai")


def test_last_cell_may_wrap():
    rows = read_pasted("Format\tHäufigkeit\nTreffen\t2x/Jahr\n(März/Nov)").slides[0].tables[0].rows
    assert rows[1] == ("Treffen", "2x/Jahr (März/Nov)")


def test_mail_layout_tables_frame_the_real_one():
    slide = read_html(f"<table><tr><td>Guten Tag{HTML}Gruß</td></tr></table>".encode()).slides[0]
    assert [table.rows for table in slide.tables] == [ROWS]


def test_cells_that_span_are_filled():
    html = (
        "<table><tr><td rowspan=2>Alle<td>Forum<td>1x/Jahr<tr><td>Treffen<td>tbd"
        "<tr><td colspan=2>Träger<td>2x/Jahr</table>"
    )
    assert read_html(html.encode()).slides[0].tables[0].rows == (
        ("Alle", "Forum", "1x/Jahr"),
        ("Alle", "Treffen", "tbd"),
        ("Träger", "", "2x/Jahr"),
    )


def test_absurd_spans_are_bounded():
    html = "<table><tr><td colspan=99999999 rowspan=99999>a<td>b<tr><td>c<td>d</table>"
    (table,) = read_html(html.encode()).slides[0].tables
    assert {cell for row in table.rows for cell in row} == {"a", "b", "c", "d"}


def test_scripts_in_pasted_html_are_not_text():
    deck = read_pasted("<p>Hallo <script>alert(1)</script>Welt</p>")
    assert deck.slides[0].paragraphs == ("Hallo Welt",)


def test_columns_are_found_by_their_headings_in_any_order():
    text = "Nr.\tHäufigkeit\tOrt\tVeranstaltung\tTeilnehmende\n1\tmonatlich\tRathaus\tForum\tAlle"
    proposal = propose(read_pasted(text))
    (row,) = proposal.formats
    assert (row.circle.value, row.format.value, row.frequency.value) == (
        "Alle",
        "Forum",
        "monatlich",
    )
    assert {rest.place.text for rest in proposal.rest} == {"Nr.", "1", "Ort", "Rathaus"}


def test_columns_are_guessed_without_headings():
    proposal = propose(
        read_pasted("2x/Monat\tLeitungen\tJour fixe\n1x/Jahr\tTräger\tTrägertreffen")
    )
    assert [(row.circle.value, row.format.value) for row in proposal.formats] == [
        ("Leitungen", "Jour fixe"),
        ("Träger", "Trägertreffen"),
    ]
    assert {row.circle.confidence for row in proposal.formats} == {"wahrscheinlich"}


def test_table_without_circles_asks_for_them():
    (row,) = propose(read_pasted("Format\tHäufigkeit\nForum\t1x/Jahr")).formats
    assert row.unclear
    assert "Zielgruppe" in str(row.question)


def test_forty_rows_stay_in_order_with_the_unknown_marked():
    lines = [
        f"Kreis {at}\tTreffen {at}\t{'irgendwann' if at == 7 else '1x/Jahr'}" for at in range(40)
    ]
    rows = propose(read_pasted("Zielgruppe\tFormat\tHäufigkeit\n" + "\n".join(lines))).formats
    assert [row.circle.value for row in rows] == [f"Kreis {at}" for at in range(40)]
    assert [at for at, row in enumerate(rows) if row.unclear] == [7]


def test_bullets_with_tabs_and_clauses_with_semicolons_are_no_table():
    slide = read_pasted(
        "Aufgaben\n•\tEltern; Lehrkräfte\n•\tHort; Schule\n1.\tLeitung; Team"
    ).slides[0]
    assert slide.tables == ()
    assert slide.paragraphs == ("Eltern; Lehrkräfte", "Hort; Schule", "1. Leitung; Team")


def test_a_word_that_looks_like_a_file_signature_is_text():
    assert read_pasted("BMBF-Programm\nPK am Montag").slides[0].title == "BMBF-Programm"
