"""Builds the deck that the demonstration takes in, from its data file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from wirkraum.reporting.domain.tree import (
    Block,
    Bullets,
    Lines,
    Quote,
    Report,
    Row,
    Slide,
    Statement,
    Table,
)

DATA = Path(__file__).with_name("deck.toml")


def build() -> bytes:
    """The deck as PPTX, slips included."""
    from wirkraum.reporting.renderers import pptx  # noqa: PLC0415  slow library

    return pptx.render(tree(tomllib.loads(DATA.read_text(encoding="utf-8"))))


def tree(plain: dict[str, Any]) -> Report:
    """The deck's data as a report of free sentences."""
    return Report(
        template="vorfuehrung",
        title=plain["title"],
        subtitle=plain["subtitle"],
        organisation=tuple(plain["organisation"]),
        as_of=plain["as_of"],
        footer=tuple(plain["footer"]),
        slides=tuple(slide(one, number) for number, one in enumerate(plain["slides"], 1)),
    )


def slide(plain: dict[str, Any], number: int) -> Slide:
    """One slide of the data file."""
    return Slide(
        number=number,
        layout=plain["layout"],
        heading=plain["heading"],
        blocks=tuple(blocks(plain)),
        footer=plain.get("footer", ""),
    )


def blocks(plain: dict[str, Any]) -> list[Block]:
    """What stands on a slide, by the keys it has."""
    found: list[Block] = []
    if lines := plain.get("lines"):
        found.append(Lines(sentences(lines[:1]), rank="subtitle"))
        found.append(Lines(sentences(lines[1:])))
    if bullets := plain.get("bullets"):
        found.append(Bullets(sentences(bullets)))
    if ordered := plain.get("ordered"):
        found.append(Bullets(sentences(ordered), ordered=True))
    if rows := plain.get("rows"):
        told = tuple(Row(tuple(row), Statement(", ".join(row))) for row in rows)
        found.append(Table(tuple(plain["head"]), told, caption=plain["heading"]))
    if words := plain.get("words"):
        found.append(Quote(Statement(plain["intro"]), Statement(words)))
    return found


def sentences(texts: list[str]) -> tuple[Statement, ...]:
    """Free sentences, one per text."""
    return tuple(Statement(text) for text in texts)
