"""A report as the plain data the PDF template draws: texts, sizes, links, records."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from wirkraum.reporting.domain import tree_sizes as sizes
from wirkraum.reporting.domain.grammar import date_short
from wirkraum.reporting.domain.tree import (
    Block,
    Evidence,
    Placed,
    Quote,
    Report,
    Slide,
    Statement,
    Table,
    placed,
)
from wirkraum.reporting.domain.tree_checks import reason_against
from wirkraum.reporting.domain.tree_json import encode
from wirkraum.reporting.domain.tree_lines import (
    absolute,
    around,
    leads_to_slide,
    standing,
    stichtag,
)

Plain = dict[str, Any]


def report_data(report: Report, *, base_url: str = "") -> Plain:
    """Return everything the template needs, as JSON values."""
    return {
        "title": report.name,
        "subtitle": report.subtitle,
        "author": ", ".join(report.organisation),
        "date": [report.as_of.year, report.as_of.month, report.as_of.day],
        "theme": encode(report.theme),
        "sizes": _SIZES,
        "slides": [_slide(report, slide) for slide in report.slides],
        "appendix": _appendix(report, base_url),
        "digest": report.digest(),
    }


_SIZES = {
    "width": sizes.WIDTH,
    "height": sizes.HEIGHT,
    "margin": sizes.MARGIN,
    "body_width": sizes.BODY_WIDTH,
    "heading_top": sizes.HEADING_TOP,
    "heading_height": sizes.HEADING_HEIGHT,
    "body_top": sizes.BODY_TOP,
    "indent": sizes.INDENT,
}


def _slide(report: Report, slide: Slide) -> Plain:
    size, gap = sizes.BODY[slide.density]
    cell, pad = sizes.CELLS[slide.density]
    refs = iter(placed(slide))
    cover = slide.layout in ("title", "closing")
    return {
        "layout": slide.layout,
        "heading": slide.heading,
        "heading_size": sizes.cover_size(slide.heading)
        if cover
        else sizes.heading_size(slide.heading),
        "anchor": f"folie-{slide.number}",
        "footer": report.footer_line(slide),
        "footer_size": sizes.footer_size(report.footer_line(slide)),
        "body_size": size,
        "gap": gap,
        "cell_size": cell,
        "pad": pad,
        "scale": size / sizes.BODY[0][0],
        "blocks": [_block(block, refs) for block in slide.blocks],
    }


def _block(block: Block, refs: Any) -> Plain:
    """Return a block; `refs` yields the slide's placed statements as they come."""
    if isinstance(block, Table):
        rows = [{"cells": row.cells, "target": _target(next(refs))} for row in block.rows]
        widths = sizes.column_widths(len(block.head))
        return {"kind": "table", "head": block.head, "rows": rows, "widths": widths}
    if isinstance(block, Quote):
        size = sizes.quote_size(block.words.text)
        intro, words = _item(next(refs)), _item(next(refs))
        return {"kind": "quote", "intro": intro, "words": words, "size": size}
    items = [_item(next(refs)) for _ in block.items]
    if block.kind == "bullets":
        return {"kind": block.kind, "items": items, "ordered": block.ordered}
    return {
        "kind": block.kind,
        "items": items,
        "rank": block.rank,
        "scale": sizes.lines_scale(tuple(item.text for item in block.items)),
    }


def _item(place: Placed) -> Plain:
    return {"parts": around(place.statement), "target": _target(place)}


def _target(place: Placed) -> str:
    """Return the anchor a statement leads to: its records, or the slide it names."""
    found = place.statement
    if leads_to_slide(found):
        return found.evidence[0].path.removeprefix("#")
    return _anchor(place)


def _anchor(place: Placed) -> str:
    return f"beleg-{place.slide.number}-{place.index}"


def _appendix(report: Report, base_url: str) -> Plain:
    slides = [
        {
            "heading": f"Folie {slide.number}: {slide.heading}",
            "groups": [_group(group, base_url) for group in _groups(slide)],
        }
        for slide in report.slides
        if _groups(slide)
    ]
    intro = f"Jede Aussage mit den Einträgen, auf denen sie beruht. {stichtag(report)}."
    # Counted on like slides, so that a reader of the file meets one kind of footer throughout.
    stem = " I ".join((*report.footer, "Folie "))
    return {"slides": slides, "intro": intro, "footer": stem}


def _groups(slide: Slide) -> list[list[Placed]]:
    """Put neighbours that rest on the very same records together."""
    owing = [place for place in placed(slide) if not leads_to_slide(place.statement)]
    keyed = groupby(owing, key=lambda place: _same(place.statement))
    return [list(found) for _, found in keyed]


def _same(statement: Statement) -> tuple[Any, ...]:
    return (statement.question, statement.evidence, str(reason_against(statement)))


def _group(group: list[Placed], base_url: str) -> Plain:
    first, last = group[0], group[-1]
    return {
        "ref": first.ref if first is last else f"{first.ref}–{last.index}",
        "statements": [{"text": place.statement.text, "anchor": _anchor(place)} for place in group],
        "standing": standing(first.statement),
        "free": first.statement.origin == "free",
        "open": bool(reason_against(first.statement)),
        "records": [_record(record, base_url) for record in first.statement.evidence],
    }


def _record(record: Evidence, base_url: str) -> Plain:
    return {
        "label": record.label,
        "detail": record.detail,
        "day": date_short(record.day) if record.day else "",
        "link": absolute(base_url, record.path),
    }
