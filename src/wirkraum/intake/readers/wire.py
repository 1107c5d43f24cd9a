"""A deck as plain JSON between the child process and the parent."""

from __future__ import annotations

from typing import Any

from wirkraum.kit.told import Told
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable


def write(deck: Deck) -> dict[str, Any]:
    return {
        "kind": deck.kind,
        "slides": [
            {
                "number": slide.number,
                "title": slide.title,
                "paragraphs": list(slide.paragraphs),
                "tables": [[list(row) for row in table.rows] for table in slide.tables],
                "footer": slide.footer,
            }
            for slide in deck.slides
        ],
    }


def read(data: dict[str, Any], source: str) -> Deck:
    slides = tuple(
        DeckSlide(
            slide["number"],
            slide["title"],
            tuple(slide["paragraphs"]),
            tuple(DeckTable(tuple(tuple(row) for row in rows)) for rows in slide["tables"]),
            slide["footer"],
        )
        for slide in data["slides"]
    )
    return Deck(slides, source, data["kind"])


def write_told(said: object) -> Any:
    """A sentence: its text and what stands in it."""
    if not isinstance(said, Told):
        return said
    return {"text": said.text, "values": {name: write_told(value) for name, value in said.values}}


def read_told(data: Any) -> Told:
    values = data["values"].items()
    return Told(
        data["text"],
        tuple((n, read_told(one) if isinstance(one, dict) else one) for n, one in values),
    )


def storable(data: Any) -> Any:
    """The same without characters that databases refuse: NUL and halves of surrogate pairs."""
    if isinstance(data, dict):
        return {name: storable(value) for name, value in data.items()}
    if isinstance(data, list):
        return [storable(value) for value in data]
    if isinstance(data, str):
        return data.replace("\0", "").encode("utf-8", "replace").decode()
    return data
