"""A report as PPTX: slides a person can go on editing, with the evidence in the notes."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from wirkraum.reporting.domain import tree_sizes as sizes
from wirkraum.reporting.domain.tree import (
    Block,
    Lines,
    Quote,
    Report,
    Slide,
    Statement,
    Table,
    placed,
)
from wirkraum.reporting.domain.tree_lines import (
    absolute,
    around,
    evidence_text,
    standing,
    stichtag,
)
from wirkraum.reporting.renderers import pptx_holders as holding
from wirkraum.reporting.renderers import pptx_master as master
from wirkraum.reporting.renderers import pptx_package as package

_RANKS = {
    "subtitle": holding.SUBTITLE,
    "organisation": holding.ORGANISATION,
    "small": holding.SMALL,
}


def render(report: Report, *, base_url: str = "") -> bytes:
    """Return the report as a PPTX file; `base_url` makes the links in the notes complete."""
    from pptx import Presentation  # noqa: PLC0415  slow library

    presentation: Any = Presentation()
    stem = report.footer_stem(report.slides[0]) if report.slides else ""
    master.rework(presentation, stem)
    layouts = {
        layout: found
        for (layout, _, _), found in zip(holding.LAYOUTS, presentation.slide_layouts, strict=True)
    }
    for slide in report.slides:
        drawn = presentation.slides.add_slide(layouts[slide.layout])
        _draw(drawn, report, slide)
        _note(drawn, report, slide, base_url)
        _speak_german(drawn, report.language)
    package.describe(presentation, report)
    return package.save(presentation, report)


def _draw(drawn: Any, report: Report, slide: Slide) -> None:
    holders = {found.placeholder_format.idx: found for found in drawn.placeholders}
    _write(holders[0], [Statement(slide.heading)])
    _shrink(holders[0], _heading_scale(slide))
    for block in slide.blocks:
        _draw_block(holders, slide, block)
    for holder in list(drawn.placeholders):
        # An empty placeholder is no content, yet a screen reader would stop at it.
        if holder.has_text_frame and not holder.text_frame.text:
            holder.element.getparent().remove(holder.element)
    if slide.layout != "title":
        _add_footer(drawn, report, slide)


def _heading_scale(slide: Slide) -> float:
    if slide.layout in ("title", "closing"):
        return sizes.cover_size(slide.heading) / sizes.TITLES[0]
    return sizes.heading_size(slide.heading) / sizes.HEADINGS[0]


def _draw_block(holders: dict[int, Any], slide: Slide, block: Block) -> None:
    if isinstance(block, Table):
        _draw_table(holders[holding.TABLE], block, slide.density)
    elif isinstance(block, Quote):
        _write(holders[holding.INTRO], [block.intro])
        _write(holders[1], [block.words])
        _shrink(holders[1], sizes.quote_size(block.words.text) / sizes.QUOTES[0])
    elif isinstance(block, Lines) and slide.layout == "title":
        _write(holders[_RANKS[block.rank]], block.items)
        _shrink(
            holders[_RANKS[block.rank]], sizes.lines_scale(tuple(item.text for item in block.items))
        )
    else:
        _write(holders[1], block.items)
        _shrink(holders[1], sizes.BODY[slide.density][0] / sizes.BODY[0][0])


def _write(holder: Any, statements: Iterable[Statement]) -> None:
    frame = holder.text_frame
    for index, statement in enumerate(statements):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        before, link, after = around(statement)
        for text, address in ((before, ""), (link, statement.link), (after, "")):
            if text:
                run = paragraph.add_run()
                run.text = text
                if address:
                    run.hyperlink.address = address


def _shrink(holder: Any, scale: float) -> None:
    """Set text smaller by the editor's own means, so that it stays adjustable."""
    if scale >= 1:
        return
    from pptx.oxml import parse_xml  # noqa: PLC0415  slow library
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415  slow library

    percent = round(scale * 100) * 1000
    fit = f'<a:normAutofit {nsdecls("a")} fontScale="{percent}" lnSpcReduction="10000"/>'
    holder.element.txBody.bodyPr.append(parse_xml(fit))


def _draw_table(holder: Any, block: Table, density: int) -> None:
    frame = holder.insert_table(rows=len(block.rows) + 1, cols=len(block.head))
    frame.name = "Tabelle"
    _describe(frame, block)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, False, False
    for column, width in zip(table.columns, sizes.column_widths(len(block.head)), strict=True):
        column.width = round(width * holding.POINT)
    for index, cells in enumerate((block.head, *(row.cells for row in block.rows))):
        table.rows[index].height = round(sizes.row_height(cells, density) * holding.POINT)
        for cell, text in zip(table.rows[index].cells, cells, strict=True):
            _draw_cell(cell, text, density)


def _describe(frame: Any, block: Table) -> None:
    properties = frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0]
    properties.set("title", block.caption)
    properties.set("descr", f"{block.caption}. {len(block.rows)} Zeilen.")
    style = frame.element.xpath(".//a:tableStyleId")[0]
    style.text = package.TABLE_STYLE


def _draw_cell(cell: Any, text: str, density: int) -> None:
    size, pad = sizes.CELLS[density]
    cell.text = text
    cell.margin_left = cell.margin_right = 8 * holding.POINT
    cell.margin_top = cell.margin_bottom = round(pad * holding.POINT)
    run = cell.text_frame.paragraphs[0].runs
    if run:
        run[0].font.size = round(size * holding.POINT)


def _add_footer(drawn: Any, report: Report, slide: Slide) -> None:
    """Copy the layout's footer and put the slide's own line in, the number staying a field."""
    source = next(
        found
        for found in drawn.slide_layout.placeholders
        if found.placeholder_format.idx == holding.FOOTER
    )
    footer = deepcopy(source.element)
    drawn.shapes.element.append(footer)
    footer.xpath(".//p:cNvPr")[0].set("id", str(max(shape.shape_id for shape in drawn.shapes) + 1))
    for inherited in footer.xpath("./p:spPr/* | ./p:txBody/a:lstStyle/*"):
        inherited.getparent().remove(inherited)
    stem, number = footer.xpath(".//a:t")
    stem.text, number.text = report.footer_stem(slide), str(slide.number)
    size = sizes.footer_size(report.footer_line(slide))
    if size < sizes.FOOTERS[0]:
        for properties in footer.xpath(".//a:rPr"):
            properties.set("sz", str(round(size * 100)))


def _note(drawn: Any, report: Report, slide: Slide, base_url: str) -> None:
    """Write every statement with its records into the speaker's notes."""
    lines = [f"Belege zu Folie {slide.number} · {stichtag(report)}"]
    for place in placed(slide):
        lines.append(f"{place.ref} {place.statement.text} – {standing(place.statement)}")
        for record in place.statement.evidence:
            address = absolute(base_url, record.path)
            lines.append(f"    • {evidence_text(record)}{f' ({address})' if address else ''}")
    drawn.notes_slide.notes_text_frame.text = "\n".join(lines)


def _speak_german(drawn: Any, language: str) -> None:
    for page in (drawn, drawn.notes_slide):
        for properties in page.element.xpath(".//a:rPr | .//a:endParaRPr | .//a:r[not(a:rPr)]"):
            found = properties.get_or_add_rPr() if properties.tag.endswith("}r") else properties
            found.set("lang", language)
