"""The PDF, opened again and checked against PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader
from tests.reporting.dresden_facts import dresden_report

from wirkraum.kit.renderers import typeset
from wirkraum.reporting.domain.tree import Report, Slide, Statement
from wirkraum.reporting.renderers import pdf

FOOT = (
    "Familienschulzentren I Landeshauptstadt Dresden I Amt für Schulen I 30. November 2023 I Folie"
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf.render(dresden_report(), base_url="https://fsz.example")


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return PdfReader(BytesIO(content))


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_pdf_conforms(content: bytes, profile: str) -> None:
    report = page.validate_pdf_bytes(content, profile=getattr(page.ValidationProfile, profile))

    assert report.is_compliant, report.failures


def test_slides_come_first_and_are_wide(book: Any) -> None:
    sizes = [(round(found.mediabox.width), round(found.mediabox.height)) for found in book.pages]

    assert sizes[:8] == [(960, 540)] * 8
    assert set(sizes[8:]) == {(842, 595)}


def test_slides_say_what_the_report_says(book: Any) -> None:
    for drawn, slide in zip(book.pages, dresden_report().slides, strict=False):
        text = " ".join(drawn.extract_text().split())
        assert slide.heading in text
        if slide.layout != "table":
            for found in slide.statements():
                assert found.text in text
    table = " ".join(book.pages[5].extract_text().split())
    assert "Träger der FSZ Trägertreffen 1x/Jahr" in table


def test_footers_are_the_decks(book: Any) -> None:
    for number in range(2, len(book.pages) + 1):
        text = " ".join(book.pages[number - 1].extract_text().split())
        assert f"{FOOT} {number}" in text
    assert "Folie" not in book.pages[0].extract_text()


def test_document_is_named_german_and_tagged(book: Any) -> None:
    assert book.metadata is not None
    assert book.metadata.title == "Familienschulzentren – Bericht zur Startphase 2023/2024"
    assert book.metadata.author == "Landeshauptstadt Dresden, Amt für Schulen"
    assert book.metadata.creation_date is not None
    assert book.metadata.creation_date.date() == dresden_report().as_of
    root = book.trailer["/Root"]
    assert root["/Lang"] == "de-DE"
    assert root["/MarkInfo"]["/Marked"]


def test_bookmarks_are_the_headings(book: Any) -> None:
    top = [entry.title for entry in book.outline if not isinstance(entry, list)]

    assert top == [*(slide.heading for slide in dresden_report().slides), "Belege zum Bericht"]
    (nested,) = [entry for entry in book.outline if isinstance(entry, list)]
    assert nested[1].title == "Folie 3: 1. Start ins Schuljahr"


def test_appendix_lists_every_statement_with_its_records(book: Any) -> None:
    text = " ".join(" ".join(found.extract_text().split()) for found in book.pages[8:])

    report = dresden_report()
    for slide in report.slides:
        if slide.layout == "topics":
            continue
        for found in slide.statements():
            assert found.text in text
            assert all(record.label in text for record in found.evidence)
    assert report.digest() in text
    assert "Stichtag 30.11.2023" in text


def test_statements_lead_to_their_records_and_records_to_the_site(book: Any) -> None:
    slide = [note.get_object() for note in book.pages[2]["/Annots"]]
    records = [note.get_object() for found in book.pages[8:] for note in found.get("/Annots", [])]

    inner = [note for note in slide if "/Dest" in note or note.get("/A", {}).get("/S") == "/GoTo"]
    assert len(inner) >= 5
    addresses = {note["/A"]["/URI"] for note in slide if note.get("/A", {}).get("/URI")}
    assert addresses == {"https://www.familienschulzentren-sachsen.de/"}
    sites = {note["/A"]["/URI"] for note in records if "/URI" in note.get("/A", {})}
    assert "https://fsz.example/standorte/117/" in sites


def test_without_an_address_records_are_plain() -> None:
    book: Any = PdfReader(BytesIO(pdf.render(dresden_report())))

    assert not [found for found in book.pages[8:] if "/Annots" in found]


def test_equal_reports_give_equal_bytes(content: bytes) -> None:
    again = pdf.render(Report.from_json(dresden_report().as_json()), base_url="https://fsz.example")

    assert again == content


def test_another_process_gives_the_same_bytes(content: bytes, tmp_path: Path) -> None:
    source = tmp_path / "report.json"
    source.write_text(dresden_report().as_json(), encoding="utf-8")
    code = (
        "import sys; from hashlib import sha256; from pathlib import Path;"
        "from wirkraum.reporting.domain.tree import Report;"
        "from wirkraum.reporting.renderers import pdf;"
        "report = Report.from_json(Path(sys.argv[1]).read_text(encoding='utf-8'));"
        "print(sha256(pdf.render(report, base_url='https://fsz.example')).hexdigest())"
    )

    made = subprocess.run(
        [sys.executable, "-c", code, str(source)],
        capture_output=True,
        text=True,
        check=True,
        env={
            "PYTHONPATH": str(Path(pdf.__file__).parents[3]),
            "PYTHONHASHSEED": "7",
            "TZ": "Asia/Tokyo",
        },
    )

    assert made.stdout.strip() == sha256(content).hexdigest()


def test_markup_in_texts_is_only_text() -> None:
    report = dresden_report()
    odd = "#panic() *a* _b_ $c$ <d> @e \\ {office} [f]"
    slide = Slide(1, "title", odd)

    content = pdf.render(replace(report, slides=(slide,)))

    assert odd in " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())


def test_free_and_blocked_statements_are_marked() -> None:
    report = dresden_report()
    slide = report.slides[2]
    block = slide.blocks[0]
    assert block.kind == "bullets"
    items = (Statement("Frei gesagt"), Statement("Ohne Beleg", "computed"))
    changed = replace(slide, blocks=(replace(block, items=items),))

    book = PdfReader(BytesIO(pdf.render(replace(report, slides=(changed,)))))

    text = " ".join(book.pages[1].extract_text().split())
    assert "Freier Satz, ohne Beleg" in text
    assert "Gesperrt: Dazu gibt es zum Stichtag keinen Beleg." in text


def test_report_without_slides_is_refused_by_nobody() -> None:
    content = pdf.render(replace(dresden_report(), slides=()))

    assert len(PdfReader(BytesIO(content)).pages) == 1


def test_fonts_may_come_from_elsewhere(content: bytes) -> None:
    again = pdf.render(
        dresden_report(), base_url="https://fsz.example", fonts=typeset.font_folder()
    )

    assert again == content


def test_missing_fonts_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "files", lambda _package: tmp_path)

    with pytest.raises(typeset.Missing, match="Oberfläche bauen"):
        typeset.font_folder()
