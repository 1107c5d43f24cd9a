"""PowerPoint files: titles, paragraphs of all levels, tables, diagrams, footers, groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from wirkraum.intake.readers import delimited, limits, prose
from wirkraum.intake.readers.archive import slim
from wirkraum.intake.readers.feet import lifted
from wirkraum.intake.readers.refusal import damaged, too_much
from wirkraum.intake.readers.sniffing import CALLED
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

_WHAT = CALLED["pptx"]
_SHOW = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
_MACRO_SHOW = "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_DIAGRAM = "/diagramData"
# Placeholders that make up the footer, in the order in which they are read.
_FEET = ("FOOTER", "DATE", "SLIDE_NUMBER")


def read_pptx(data: bytes) -> Deck:
    """All slides in order, hidden ones too; raises `Unreadable`."""
    slides = list(islice(_open(data).slides, limits.MAX_SLIDES + 1))
    if not slides:
        raise damaged(_WHAT)
    if len(slides) > limits.MAX_SLIDES:
        raise too_much(_WHAT)
    return Deck(lifted([_slide(at, slide) for at, slide in enumerate(slides, 1)]), "", "pptx")


def _open(data: bytes) -> Any:
    """The presentation, also of a file saved as a show."""
    from pptx.opc.package import PartFactory  # noqa: PLC0415  slow library
    from pptx.package import Package  # noqa: PLC0415  slow library
    from pptx.parts.presentation import PresentationPart  # noqa: PLC0415  slow library

    for kind in (_SHOW, _MACRO_SHOW):
        PartFactory.part_type_for[kind] = PresentationPart
    return Package.open(slim(data)).main_document_part.presentation


def _slide(number: int, slide: Any) -> DeckSlide:
    shapes = list(_leaves(slide.shapes))
    feet = {
        role: text for shape in shapes if (role := _role(shape)) in _FEET if (text := _all(shape))
    }
    heading = _heading(slide, number)
    body = [shape for shape in shapes if _role(shape) not in {*_FEET, "TITLE"}]
    texts = [text for shape in _in_reading_order(body) for text in _paragraphs(shape)]
    texts += [*_wrapped_texts(slide), *_diagram_texts(slide)]
    if not heading and texts:
        heading = [texts.pop(0)]
    return DeckSlide(
        number,
        heading[0] if heading else "",
        (*heading[1:], *texts),
        tuple(table for shape in body if (table := _table(shape))),
        _foot([feet[role] for role in _FEET if role in feet]),
    )


def _leaves(shapes: Iterable[Any]) -> Iterator[Any]:
    """All shapes, those in groups too."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _leaves(shape.shapes)
        else:
            yield shape


def _role(shape: Any) -> str:
    """A placeholder's role, titles of all kinds as TITLE; empty for other shapes."""
    if not shape.is_placeholder:
        return ""
    name = shape.placeholder_format.type.name
    return "TITLE" if name in {"TITLE", "CENTER_TITLE", "VERTICAL_TITLE"} else str(name)


def _heading(slide: Any, number: int) -> list[str]:
    """The title; on the first slide a line break in it parts title and subtitle."""
    title = slide.shapes.title
    if title is None:
        return []
    lines = [line for text in _raw(title) for line in text.split("\v")]
    kept = [line for text in lines if (line := prose.tidy(text))]
    return kept if number == 1 else [prose.join(kept)] if kept else []


def _raw(shape: Any) -> list[str]:
    if not shape.has_text_frame:
        return []
    return [paragraph.text for paragraph in shape.text_frame.paragraphs]


def _paragraphs(shape: Any) -> list[str]:
    """All texts of a shape that is no table of at least two columns."""
    lines = [prose.join(text.split("\v")) for text in _raw(shape)]
    lines.append(prose.tidy(_chart_title(shape)))
    if getattr(shape, "has_table", False) and _table(shape) is None:
        lines += [_cell(cell) for row in shape.table.rows for cell in row.cells]
    return [prose.unbulleted(line) for line in lines if line]


def _all(shape: Any) -> str:
    return prose.join(_raw(shape))


def _chart_title(shape: Any) -> str:
    chart = shape.chart if getattr(shape, "has_chart", False) else None
    if chart is None or not chart.has_title or not chart.chart_title.has_text_frame:
        return ""
    return str(chart.chart_title.text_frame.text)


def _in_reading_order(shapes: list[Any]) -> list[Any]:
    """From top to bottom, then left to right; a shape without a place of its own stays in order."""
    return sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))


def _table(shape: Any) -> DeckTable | None:
    if not getattr(shape, "has_table", False):
        return None
    rows = [list(row.cells) for row in shape.table.rows]
    grid = [[_cell(cell) for cell in row] for row in rows]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.is_merge_origin:
                for below in range(at + 1, min(at + cell.span_height, len(grid))):
                    grid[below][column] = grid[at][column]
    return delimited.table(grid)


def _cell(cell: Any) -> str:
    return prose.join(line for text in cell.text.split("\v") for line in text.split("\n"))


def _wrapped_texts(slide: Any) -> list[str]:
    """Text in shapes of newer versions, which the library passes over."""
    choices = slide.element.iter(_CHOICE)
    return [text for choice in choices for text in _element_texts(choice)]


def _diagram_texts(slide: Any) -> list[str]:
    """The words of SmartArt diagrams, which stand in a part of their own."""
    from pptx.oxml import parse_xml  # noqa: PLC0415  slow library

    related = slide.part.rels.values()
    parts = [one.target_part for one in related if one.reltype.endswith(_DIAGRAM)]
    return [text for part in parts for text in _element_texts(parse_xml(part.blob))]


def _element_texts(element: Any) -> list[str]:
    paragraphs = element.iter(f"{_MAIN}p")
    lines = (prose.tidy("".join(t.text or "" for t in one.iter(f"{_MAIN}t"))) for one in paragraphs)
    return [line for line in lines if line]


def _foot(parts: list[str]) -> str:
    """Footer, date and number as one line, parted as the footer parts itself."""
    bar = " I " if any(" I " in part for part in parts) else " | "
    return bar.join(parts)
