"""A deck as plain text and tables: what checks read, wherever the deck came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DeckTable:
    """A table of a slide: rows of cells, the first row being the head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class DeckSlide:
    """One slide: its number (from 1), heading, running text, tables and footer as they stand there.

    `paragraphs` are logical paragraphs in reading order (a bullet wrapped over two lines is one);
    neither the title nor the footer is repeated among them.
    """

    number: int
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    tables: tuple[DeckTable, ...] = ()
    footer: str = ""


@dataclass(frozen=True)
class Deck:
    """A whole deck; `source` says in a person's words where it came from (a file name)."""

    slides: tuple[DeckSlide, ...]
    source: str = ""
    kind: str = ""  # "pptx" | "pdf" | "text" | "table" | "report"
