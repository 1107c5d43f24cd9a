"""PowerPoint and PDF: what is built from a deck is read as that deck."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.intake.made import pdf_of, pptx_of, saved
from tests.intake.samples import MUSTERSTADT, original

from wirkraum.intake.domain.propose import propose
from wirkraum.intake.readers.file import read
from wirkraum.intake.readers.pptx import read_pptx
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable


def unruled_pdf_of(deck: Deck) -> bytes:
    return pdf_of(deck, ruled=False)


@pytest.mark.parametrize("make", [pptx_of, pdf_of, unruled_pdf_of])
def test_musterstadt_comes_back_from_a_file(make):
    deck = read(MUSTERSTADT)
    again = read(make(deck), name=MUSTERSTADT.name)
    assert again.slides == deck.slides
    assert again.source == deck.source


@pytest.mark.parametrize("make", [pptx_of, pdf_of])
def test_original_gives_the_same_proposal_from_a_file(make):
    deck = read(original())
    told = propose(read(make(deck), name=deck.source)).as_json()
    assert told == {**propose(deck).as_json(), "kind": told["kind"]}


def _blank():
    from pptx import Presentation

    presentation = Presentation()
    return presentation, presentation.slides.add_slide(presentation.slide_layouts[6])


def _box(shapes, text: str, top: float):
    from pptx.util import Inches

    box = shapes.add_textbox(Inches(1), Inches(top), Inches(6), Inches(1))
    box.text_frame.text = text
    return box


def _only(presentation) -> DeckSlide:
    return read_pptx(saved(presentation)).slides[0]


def test_text_boxes_are_read_from_top_to_bottom_with_the_first_as_heading():
    presentation, slide = _blank()
    _box(slide.shapes, "unten", 5)
    _box(slide.shapes, "• mitte\noben rechts", 3)
    _box(slide.shapes, "Titel", 0.5)
    read_back = _only(presentation)
    assert (read_back.title, read_back.paragraphs) == ("Titel", ("mitte", "oben rechts", "unten"))


def test_groups_are_opened():
    presentation, slide = _blank()
    _box(slide.shapes, "Titel", 0)
    group = slide.shapes.add_group_shape()
    _box(group.shapes, "in der Gruppe", 2)
    assert _only(presentation).paragraphs == ("in der Gruppe",)


def test_merged_cells_hold_for_every_row_they_span():
    from pptx.util import Inches

    presentation, slide = _blank()
    table = slide.shapes.add_table(3, 2, 0, Inches(2), Inches(6), Inches(2)).table
    for at, text in enumerate(["Zielgruppe", "Format", "Alle", "Forum", "", "Treffen"]):
        table.cell(at // 2, at % 2).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert _only(presentation).tables[0].rows[1:] == (("Alle", "Forum"), ("Alle", "Treffen"))


def test_table_of_one_column_is_read_as_text():
    from pptx.util import Inches

    presentation, slide = _blank()
    table = slide.shapes.add_table(2, 1, 0, Inches(2), Inches(6), Inches(2)).table
    table.cell(0, 0).text, table.cell(1, 0).text = "eins", "zwei"
    read_back = _only(presentation)
    assert (read_back.title, read_back.paragraphs, read_back.tables) == ("eins", ("zwei",), ())


def test_line_break_in_a_heading_parts_it_only_on_the_first_slide():
    from pptx import Presentation

    presentation = Presentation()
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = "Programm\vBericht"
    first, second = read_pptx(saved(presentation)).slides
    assert (first.title, first.paragraphs) == ("Programm", ("Bericht",))
    assert (second.title, second.paragraphs) == ("Programm Bericht", ())


def test_footer_typed_as_text_on_every_slide_is_a_footer():
    from pptx import Presentation

    presentation = Presentation()
    for number in range(1, 4):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        _box(slide.shapes, f"Titel {'abc'[number - 1]}", 0)
        _box(slide.shapes, f"Stadt X I Amt Y I {number}. Mai 2024 I {number}", 7)
    deck = read_pptx(saved(presentation))
    assert [slide.footer for slide in deck.slides][1] == "Stadt X I Amt Y I 2. Mai 2024 I 2"
    assert all(slide.paragraphs == () for slide in deck.slides)


def test_footer_and_number_of_their_own_are_one_line():
    deck = Deck((DeckSlide(1, "T", ("a",), (), "Programm I Stadt X"),))
    from copy import deepcopy

    from pptx import Presentation

    presentation = Presentation(BytesIO(pptx_of(deck)))
    slide = presentation.slides[0]
    number = next(
        one
        for one in slide.slide_layout.placeholders
        if one.placeholder_format.type.name == "SLIDE_NUMBER"
    )
    slide.shapes._spTree.append(deepcopy(number._element))
    slide.placeholders[number.placeholder_format.idx].text = "1"
    assert _only(presentation).footer == "Programm I Stadt X I 1"


def _rewritten(data: bytes, change) -> bytes:
    """The package with every member's bytes passed through `change(name, content)`."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return out.getvalue()


def test_a_file_saved_as_a_show_is_read():
    def as_show(name: str, content: bytes) -> bytes:
        return content.replace(b"presentation.main+xml", b"slideshow.main+xml")

    deck = Deck((DeckSlide(1, "Titel", ("a",)),))
    assert read_pptx(_rewritten(pptx_of(deck), as_show)).slides == deck.slides


def test_text_that_newer_versions_wrap_is_not_lost():
    wrapped = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        b'<mc:Choice Requires="p14"><p:sp><p:txBody><a:bodyPr/><a:p><a:r><a:t>neu</a:t></a:r>'
        b"</a:p></p:txBody></p:sp></mc:Choice></mc:AlternateContent></p:spTree>"
    )

    def wrap(name: str, content: bytes) -> bytes:
        return content.replace(b"</p:spTree>", wrapped) if name.endswith("slide1.xml") else content

    deck = Deck((DeckSlide(1, "Titel", ("a",)),))
    assert read_pptx(_rewritten(pptx_of(deck), wrap)).slides[0].paragraphs == ("a", "neu")


def test_diagram_words_are_read():
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    presentation, slide = _blank()
    _box(slide.shapes, "Titel", 0)
    blob = (
        b'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Kreis</a:t>'
        b"</a:r></a:p></dgm:dataModel>"
    )
    part = Part(
        PackURI("/ppt/diagrams/data1.xml"),
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        slide.part.package,
        blob,
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    slide.part.relate_to(part, kind)
    assert _only(presentation).paragraphs == ("Kreis",)


def test_pdf_table_that_goes_on_without_headings_is_understood():
    rows = (("Träger", "Trägertreffen", "1x/Jahr"), ("Überregionale AG", "Strategierunde", "tbd"))
    deck = Deck((DeckSlide(1, "Titel", ("a",)), DeckSlide(2, "Weiter", (), (DeckTable(rows),))))
    proposal = propose(read(pdf_of(deck)))
    assert [(row.circle.value, row.format.value) for row in proposal.formats] == [
        row[:2] for row in rows
    ]
    assert {row.format.confidence for row in proposal.formats} == {"wahrscheinlich"}
