"""PDF files: each page a slide, read by where its words stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from statistics import median
from typing import Any

from wirkraum.intake.readers import delimited, feet, grid, layout, limits, prose
from wirkraum.intake.readers.grid import Line
from wirkraum.intake.readers.refusal import OR_PASTE, Unreadable, damaged, protected
from wirkraum.intake.readers.sniffing import CALLED
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

_WHAT = CALLED["pdf"]
# Footers stand in the lowest part of a page, or in the highest.
_LOW, _HIGH = 0.85, 0.08
# Headings begin in the upper part; a title slide may have its title further down.
_REACH, _TITLE_REACH = 0.45, 0.85
# Pages whose proportions differ by more than this are not slides of one deck.
_ALIKE = 0.1


@dataclass(frozen=True)
class _Sheet:
    """A page: its lines outside of tables, the tables, its size."""

    lines: list[Line]
    tables: tuple[DeckTable, ...]
    width: float
    height: float
    # The type sizes of all words, those in tables too.
    sizes: tuple[float, ...]


def read_pdf(data: bytes) -> Deck:
    """All pages in order; raises `Unreadable`."""
    sheets = list(_sheets(data))
    if not sheets:
        raise damaged(_WHAT)
    if not any(sheet.lines or sheet.tables for sheet in sheets):
        raise Unreadable(_("Das PDF enthält nur Bilder, keinen Text."), OR_PASTE)
    sheets, annex = _parted(sheets)
    common = feet.common([[_text(line) for line in _edge(sheet)] for sheet in sheets])
    usual = median(size for sheet in sheets for size in sheet.sizes)
    slides = [_slide(at, sheet, common, usual) for at, sheet in enumerate(sheets, 1)]
    return Deck((*slides, *_told(annex, len(slides) + 1)), "", "pdf")


def _parted(sheets: list[_Sheet]) -> tuple[list[_Sheet], list[_Sheet]]:
    """Slides, and pages of another shape that follow them: records in small type, not slides."""
    end = len(sheets)
    while end and abs(_shape(sheets[end - 1]) / _shape(sheets[0]) - 1) > _ALIKE:
        end -= 1
    return sheets[:end], sheets[end:]


def _shape(sheet: _Sheet) -> float:
    return sheet.width / max(sheet.height, 1.0)


def _told(annex: list[_Sheet], number: int) -> Iterator[DeckSlide]:
    """An annex is named, so that nobody believes it was read."""
    if annex:
        titled = layout.heading(annex[0].lines, _REACH * annex[0].height, 0.0)
        title = prose.join(one.text for one in titled) or "Anhang"
        pages = "eine Seite" if len(annex) == 1 else f"{len(annex)} Seiten"
        yield DeckSlide(number, title, (f"Anhang in anderem Format, {pages}: nicht gelesen.",))


def _sheets(data: bytes) -> Iterator[_Sheet]:
    """One page after the other, so that memory holds one at a time."""
    import pdfplumber  # noqa: PLC0415  slow library
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415  slow library
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415  slow library
    from pdfplumber.page import Page  # noqa: PLC0415  slow library

    try:
        document = pdfplumber.open(BytesIO(data))
    except Exception as error:
        if any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args)):
            raise protected(_WHAT) from error
        raise
    pages = list(islice(PDFPage.create_pages(document.doc), limits.MAX_SLIDES + 1))
    if len(pages) > limits.MAX_SLIDES:
        raise Unreadable(
            _("Das PDF hat mehr als %(max_slides)s Seiten.", max_slides=limits.MAX_SLIDES),
            _("Wählen Sie eine Präsentation. %(otherwise)s", otherwise=OR_PASTE),
        )
    for number, page in enumerate(pages, 1):
        opened = Page(document, page, page_number=number, initial_doctop=0)
        yield _sheet(opened)
        opened.close()


def _sheet(page: Any) -> _Sheet:
    page = page.dedupe_chars()
    found = [(table.bbox, table.extract()) for table in page.find_tables()]
    ruled = [(box, table) for box, rows in found if (table := _ruled(rows))]
    every = page.extract_words(x_tolerance_ratio=0.2)
    words = [word for word in every if not any(_inside(word, box) for box, _ in ruled)]
    lines = layout.lines(words)
    tables = [table for _, table in ruled]
    if not tables and (loose := grid.find(lines)):
        tables.append(loose[0])
        lines = [line for at, line in enumerate(lines) if at not in loose[1]]
    sizes = tuple(float(word["bottom"] - word["top"]) for word in every)
    return _Sheet(lines, tuple(tables), float(page.width), float(page.height), sizes)


def _ruled(rows: list[list[str | None]]) -> DeckTable | None:
    """A table drawn with lines; a frame around text is none."""
    cells = [[prose.join((cell or "").split("\n")) for cell in row] for row in rows]
    filled = sum(bool(cell) for row in cells for cell in row)
    table = delimited.table(cells)
    enough = table is not None and len(table.rows) > 1
    return table if enough and filled * 2 >= sum(map(len, cells)) else None


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _edge(sheet: _Sheet) -> list[Line]:
    return [
        line
        for line in sheet.lines
        if line[0].top > _LOW * sheet.height or line[0].bottom < _HIGH * sheet.height
    ]


def _text(line: Line) -> str:
    """A line as one text; wide white between parts of a footer becomes its bar."""
    bar = " " if any(" I " in one.text or "|" in one.text for one in line) else " | "
    return bar.join(prose.tidy(one.text) for one in line)


def _slide(number: int, sheet: _Sheet, common: frozenset[str], usual: float) -> DeckSlide:
    low = [
        line
        for line in _edge(sheet)
        if feet.pattern(text := _text(line)) in common or feet.foot_number(text) is not None
    ]
    body = [line for line in sheet.lines if line not in low]
    reach = sheet.height * (_TITLE_REACH if number == 1 else _REACH)
    titled = layout.heading(body, reach, usual)
    rest = [[one for one in line if one not in titled] for line in body]
    texts = [
        text
        for block in layout.blocks([line for line in rest if line])
        for text in layout.paragraphs(block)
    ]
    slide = DeckSlide(number, prose.join(one.text for one in titled), tuple(texts), sheet.tables)
    return replace(slide, footer=prose.join(_text(line) for line in low))
