"""The PPTX, opened again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from tests.reporting.dresden_facts import AS_OF, dresden_report

from wirkraum.reporting.domain.tree import Report, Slide, Statement, Table
from wirkraum.reporting.renderers import pptx

FOOT = (
    "Familienschulzentren I Landeshauptstadt Dresden I Amt für Schulen I 30. November 2023 I Folie"
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pptx.render(dresden_report(), base_url="https://fsz.example")


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def holders(slide: Any, kind: Any) -> list[Any]:
    return [found for found in slide.placeholders if found.placeholder_format.type == kind]


def every(element: Any, path: str) -> Iterator[Any]:
    yield from element.xpath(path)


def test_slides_are_wide_and_use_the_six_layouts(deck: Any) -> None:
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert [layout.name for layout in deck.slide_layouts] == [
        "Titel",
        "Themen",
        "Inhalt",
        "Tabelle",
        "Zitat",
        "Schluss",
    ]
    assert [slide.slide_layout.name for slide in deck.slides] == [
        "Titel",
        "Themen",
        "Inhalt",
        "Inhalt",
        "Inhalt",
        "Tabelle",
        "Zitat",
        "Schluss",
    ]


def test_headings_are_title_placeholders(deck: Any) -> None:
    report = dresden_report()

    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        slide.heading for slide in report.slides
    ]


def test_bullets_are_paragraphs_of_the_body_placeholder(deck: Any) -> None:
    (body,) = holders(deck.slides[2], PP_PLACEHOLDER.BODY)

    report = dresden_report()
    assert [paragraph.text for paragraph in body.text_frame.paragraphs] == [
        found.text for found in report.slides[2].statements()
    ]
    layout = next(
        found for found in deck.slides[2].slide_layout.placeholders if found.name == "Text"
    )
    assert layout.element.xpath(".//a:lvl1pPr/a:buChar/@char") == ["▪"]


def test_title_slide_has_its_lines_and_no_footer(deck: Any) -> None:
    said = [found.text_frame.text for found in deck.slides[0].placeholders]

    assert said == [
        "Familienschulzentren",
        "Bericht zur Startphase 2023/2024",
        "Landeshauptstadt Dresden\nAmt für Schulen\n30.11.2023",
        "© Amt für Schulen",
    ]


def test_footers_read_as_the_decks_and_count_by_field(deck: Any) -> None:
    for number, slide in enumerate(deck.slides, 1):
        footers = holders(slide, PP_PLACEHOLDER.FOOTER)
        if number == 1:
            assert footers == []
            continue
        (footer,) = footers
        assert footer.text_frame.text == f"{FOOT} {number}"
        (field,) = footer.element.xpath(".//a:fld")
        assert field.get("type") == "slidenum"
        assert field.xpath("./a:t")[0].text == str(number)


def test_new_slides_get_the_footer_from_their_layout(deck: Any) -> None:
    for layout in list(deck.slide_layouts)[1:]:
        (footer,) = holders(layout, PP_PLACEHOLDER.FOOTER)
        assert footer.text_frame.text.startswith(FOOT)
        assert footer.element.xpath(".//a:fld[@type='slidenum']")


def test_table_is_a_table_with_head_row_and_alternative_text(deck: Any) -> None:
    (frame,) = [shape for shape in deck.slides[5].shapes if shape.has_table]

    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells[0] == ["Zielgruppe", "Format", "Häufigkeit"]
    assert cells[1] == ["FSZ-Leitungen", "Jour fixe (inkl. Professionalisierung)", "2x/Monat"]
    assert len(cells) == 8
    assert frame.table.first_row
    assert not frame.table.horz_banding
    assert frame.is_placeholder
    alternative = frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")
    assert alternative == [
        "Formate der kommunalen Koordinierung mit Zielgruppe und Häufigkeit. 7 Zeilen."
    ]


def test_table_style_is_in_the_file(content: bytes, deck: Any) -> None:
    (used,) = deck.slides[5].element.xpath(".//a:tableStyleId")

    with zipfile.ZipFile(BytesIO(content)) as file:
        assert used.text in file.read("ppt/tableStyles.xml").decode()


def test_notes_carry_the_evidence_of_every_statement(deck: Any) -> None:
    report = dresden_report()

    for drawn, slide in zip(deck.slides, report.slides, strict=True):
        notes = drawn.notes_slide.notes_text_frame.text
        assert "Stichtag 30.11.2023" in notes
        for found in slide.statements():
            assert found.text in notes
            assert all(record.label in notes for record in found.evidence)
    notes = deck.slides[2].notes_slide.notes_text_frame.text
    assert "3.2 Bescheid an Trägerschaften: SUFW, drefugio und VSP – 3 Belege" in notes
    assert "Bescheid an VSP, bewilligt, 20.07.2023" in notes
    assert "(https://fsz.example/standorte/117/)" in notes


def test_everything_speaks_german(deck: Any) -> None:
    for slide in deck.slides:
        for page in (slide, slide.notes_slide):
            languages = {
                run.get("lang") for run in every(page.element, ".//a:r/a:rPr | .//a:fld/a:rPr")
            }
            assert languages == {"de-DE"}
            assert not page.element.xpath(".//a:r[not(a:rPr)]")


def test_shape_numbers_are_unique_on_each_slide(deck: Any) -> None:
    for slide in deck.slides:
        numbers = slide.element.xpath(".//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))


def test_web_address_is_a_link(deck: Any) -> None:
    (body,) = holders(deck.slides[2], PP_PLACEHOLDER.BODY)

    links = [
        run.hyperlink.address
        for paragraph in body.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]
    assert links == ["https://www.familienschulzentren-sachsen.de/"]


def test_theme_has_the_reports_font_and_colours(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as file:
        themes = [name for name in file.namelist() if name.startswith("ppt/theme/")]
        for name in themes:
            theme = file.read(name).decode()
            assert theme.count('<a:latin typeface="Arial"/>') == 2
            assert "2044AA" in theme


def test_font_is_a_setting() -> None:
    report = dresden_report()
    other = replace(report, theme=replace(report.theme, font="Fira & Sans"))

    with zipfile.ZipFile(BytesIO(pptx.render(other))) as file:
        assert 'typeface="Fira &amp; Sans"' in file.read("ppt/theme/theme1.xml").decode()


def test_properties_are_the_reports_and_know_no_clock(deck: Any) -> None:
    found = deck.core_properties

    assert found.title == "Familienschulzentren – Bericht zur Startphase 2023/2024"
    assert found.author == "Landeshauptstadt Dresden, Amt für Schulen"
    assert found.language == "de-DE"
    assert found.created == found.modified == datetime(2023, 11, 30, 12)  # noqa: DTZ001  file format


def test_nothing_of_the_library_is_left_over(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as file:
        names = file.namelist()
        assert not [name for name in names if "printerSettings" in name or "thumbnail" in name]
        assert len([name for name in names if name.startswith("ppt/slideLayouts/slide")]) == 6
        assert b"Macintosh" not in file.read("docProps/app.xml")
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = b"".join(file.read(name) for name in names)
        assert b"Click to edit" not in b"".join(
            file.read(name) for name in names if "notes" not in name
        )
        assert b'lang="en-US"' not in b"".join(
            file.read(name) for name in names if "/slide" in name
        )
        assert texts


def test_equal_reports_give_equal_bytes(content: bytes) -> None:
    again = pptx.render(
        Report.from_json(dresden_report().as_json()), base_url="https://fsz.example"
    )

    assert again == content


def test_close_setting_shrinks_by_the_editors_means() -> None:
    report = dresden_report()
    slides = tuple(
        replace(slide, density=1) if slide.number == 3 else slide for slide in report.slides
    )

    deck: Any = Presentation(BytesIO(pptx.render(replace(report, slides=slides))))

    (body,) = holders(deck.slides[2], PP_PLACEHOLDER.BODY)
    assert body.element.xpath(".//a:normAutofit/@fontScale") == ["83000"]


def test_long_names_shrink_title_and_footer() -> None:
    report = dresden_report()
    long = replace(
        report,
        footer=("Verwaltungsgemeinschaft " * 8,),
        slides=tuple(
            replace(slide, heading="Familienschulzentrum " * 6) for slide in report.slides
        ),
    )

    deck: Any = Presentation(BytesIO(pptx.render(long)))

    assert deck.slides[0].shapes.title.element.xpath(".//a:normAutofit/@fontScale")
    (footer,) = holders(deck.slides[2], PP_PLACEHOLDER.FOOTER)
    assert set(footer.element.xpath(".//a:rPr/@sz")) == {"800"}


def test_awkward_characters_do_not_break_the_file() -> None:
    report = dresden_report()
    odd = Statement("A & B <c> „d“ \u00e9\u0301 \U0001f468 ]]>")
    slides = tuple(
        replace(slide, heading=odd.text, blocks=()) if slide.number == 3 else slide
        for slide in report.slides
    )

    deck: Any = Presentation(BytesIO(pptx.render(replace(report, slides=slides))))

    assert deck.slides[2].shapes.title.text_frame.text == odd.text
    assert holders(deck.slides[2], PP_PLACEHOLDER.BODY) == []


def test_empty_report_is_still_a_file() -> None:
    report = replace(dresden_report(), slides=())

    assert len(Presentation(BytesIO(pptx.render(report))).slides) == 0


def test_table_without_rows_keeps_its_head() -> None:
    slide = Slide(1, "table", "Leer", (Table(("A", "B"), (), "Nichts"),))

    deck: Any = Presentation(BytesIO(pptx.render(replace(dresden_report(), slides=(slide,)))))

    (frame,) = [shape for shape in deck.slides[0].shapes if shape.has_table]
    assert [cell.text for cell in frame.table.rows[0].cells] == ["A", "B"]
    assert deck.core_properties.created.date() == AS_OF
