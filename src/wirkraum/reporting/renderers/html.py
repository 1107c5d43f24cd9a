"""A report as one HTML page to keep: every statement opens its evidence, without script or network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from wirkraum.reporting.domain.tree import (
    Block,
    Evidence,
    Lines,
    Placed,
    Quote,
    Report,
    Slide,
    Table,
    placed,
)
from wirkraum.reporting.domain.tree_lines import absolute, leads_to_slide, stichtag
from wirkraum.reporting.renderers.html_folie import DENSITIES
from wirkraum.reporting.renderers.html_records import Link, pill, sentence
from wirkraum.reporting.renderers.packaged import data_text

_HINT = "Zu jeder Aussage lassen sich ihre Belege aufklappen."


def render(report: Report, *, base_url: str = "") -> str:
    """Return the whole page; with `base_url` the records are links."""

    def link(record: Evidence) -> str:
        return absolute(base_url, record.path)

    slides = "".join(_slide(report, slide, link) for slide in report.slides)
    return (
        f'<!doctype html>\n<html lang="{escape(report.language[:2])}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.name)}</title>\n<style>\n{data_text('bericht.css')}</style>\n</head>\n"
        '<body>\n<a class="sprung" href="#inhalt">Zum Inhalt springen</a>\n'
        f'<header class="kopf"><p>{stichtag(report)}. {_HINT}</p>{_contents(report)}</header>\n'
        f'<main class="inhalt" id="inhalt">\n{slides}</main>\n'
        f'<footer class="fuss"><p>{escape(", ".join(report.organisation))}. {stichtag(report)}. '
        f"Prüfsumme (SHA-256): {report.digest()}</p></footer>\n</body>\n</html>\n"
    )


def _contents(report: Report) -> str:
    items = "".join(
        f'<li><a href="#folie-{slide.number}">{escape(slide.heading)}</a></li>'
        for slide in report.slides
    )
    return f'<nav aria-label="Folien"><ol>{items}</ol></nav>'


def _slide(report: Report, slide: Slide, link: Link) -> str:
    places = iter(placed(slide))
    blocks = "".join(_block(block, places, link) for block in slide.blocks)
    cover = " titelfolie" if slide.layout in ("title", "closing") else ""
    rank = "h1" if slide.number == 1 else "h2"
    foot = report.footer_line(slide)
    line = f'<p class="ff"><span>{escape(foot)}</span></p>' if foot else ""
    name = f"titel-{slide.number}"
    return (
        f'<section class="folie" id="folie-{slide.number}" aria-labelledby="{name}">'
        f'<div class="f{cover}{DENSITIES[slide.density]}">'
        f'<{rank} class="ft" id="{name}">{escape(slide.heading)}</{rank}>'
        f"{blocks}{_cover_pills(slide, link)}{line}</div></section>\n"
    )


def _cover_pills(slide: Slide, link: Link) -> str:
    """The records behind a title slide's lines: one pill for all that rest on the same."""
    if slide.layout != "title":
        return ""
    first = {place.statement.evidence: place for place in reversed(placed(slide))}
    return "".join(f"<div>{pill(place, link)}</div>" for place in reversed(first.values()))


def _block(block: Block, places: Iterator[Placed], link: Link) -> str:
    if isinstance(block, Table):
        return _table(block, places, link)
    if isinstance(block, Quote):
        intro, words = next(places), next(places)
        return (
            f'<div class="fq"><p class="herkunft">{sentence(intro.statement)}</p>'
            f"<blockquote><p>{sentence(words.statement)}</p></blockquote>"
            f"<div>{pill(words, link)}</div></div>"
        )
    if isinstance(block, Lines):
        return _lines(block, places)
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{_item(next(places), link)}</li>" for _ in block.items)
    return f'<{tag} class="fl">{items}</{tag}>'


def _item(place: Placed, link: Link) -> str:
    found = place.statement
    if leads_to_slide(found):
        return f'<a href="{escape(found.evidence[0].path)}">{escape(found.text)}</a>'
    return f"{sentence(found)} {pill(place, link)}"


def _lines(block: Lines, places: Iterator[Placed]) -> str:
    lines = "".join(f"<div>{sentence(next(places).statement)}</div>" for _ in block.items)
    return f'<div class="fz {block.rank}">{lines}</div>'


def _table(block: Table, places: Iterator[Placed], link: Link) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in (*block.head, "Belege"))
    rows = ""
    for row in block.rows:
        first, *rest = map(escape, row.cells)
        cells = "".join(f"<td>{cell}</td>" for cell in rest)
        rows += f'<tr><th scope="row">{first}</th>{cells}<td>{pill(next(places), link)}</td></tr>'
    return (
        f'<table class="ftab"><caption class="vs">{escape(block.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
