"""The report tree: composed once as data, drawn by every renderer, frozen as an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wirkraum.reporting.domain import tree_json

Layout = Literal["title", "topics", "bullets", "table", "quote", "closing"]
Origin = Literal["computed", "free"]


@dataclass(frozen=True)
class Evidence:
    """A record behind a statement; `path` is a site-relative link to it, or empty."""

    kind: str  # "tenure", "post", "grant", "site", "termin", "format", "partner", "slide", …
    key: str  # stable for life: "tenure:12"
    label: str
    detail: str = ""
    day: date | None = None
    path: str = ""


@dataclass(frozen=True)
class Statement:
    """One sentence: an answer to a question to the records, or a free sentence.

    `blocked` says in German why it must not leave the house; empty when it may.
    """

    text: str
    origin: Origin = "free"
    question: str = ""
    evidence: tuple[Evidence, ...] = ()
    as_of: date | None = None
    blocked: str = ""
    link: str = ""  # an address the sentence names


@dataclass(frozen=True)
class Bullets:
    """A list of statements, numbered where `ordered`."""

    items: tuple[Statement, ...]
    ordered: bool = False
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Row:
    """A table row: the cells as shown, and the same as one sentence with its evidence."""

    cells: tuple[str, ...]
    statement: Statement


@dataclass(frozen=True)
class Table:
    """A table with one head row; `caption` says in words what it shows."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Quote:
    """A quotation: what was said, and the sentence that says where and when."""

    intro: Statement
    words: Statement
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True)
class Lines:
    """Plain lines of one rank: subtitle, organisation, or small print."""

    items: tuple[Statement, ...]
    rank: Literal["subtitle", "organisation", "small"] = "organisation"
    kind: Literal["lines"] = "lines"


Block = Bullets | Table | Quote | Lines


@dataclass(frozen=True)
class Slide:
    """One slide; `density` 0…2 asks for normal, close or tight setting in every renderer.

    `source` is the number of the template's slide it was made from (one may fill several), 0 for none.
    """

    number: int
    layout: Layout
    heading: str
    blocks: tuple[Block, ...] = ()
    footer: str = ""  # instead of the report's footer
    density: int = 0
    source: int = 0

    def statements(self) -> Iterator[Statement]:
        """Yield the slide's statements in reading order."""
        for block in self.blocks:
            yield from block_statements(block)


@dataclass(frozen=True)
class Theme:
    """Name, type face of the slides and colours (hexadecimal, without #)."""

    name: str = "wirkraum"
    font: str = "Arial"
    deep: str = "092797"  # ground of title and closing
    accent: str = "2044AA"  # headings, bullets
    ink: str = "16182C"
    muted: str = "4C5070"
    line: str = "D5D7E3"
    surface: str = "EEF0F8"
    evidence: str = "7E01A8"


HOUSE = Theme()


@dataclass(frozen=True)
class Report:
    """A whole report as of a Stichtag."""

    template: str
    title: str
    subtitle: str
    organisation: tuple[str, ...]
    as_of: date
    footer: tuple[str, ...]
    slides: tuple[Slide, ...]
    language: str = "de-DE"
    theme: Theme = HOUSE

    @property
    def name(self) -> str:
        """The document's title: „Familienschulzentren – Bericht zur Startphase 2023/2024“."""
        return " – ".join(part for part in (self.title, self.subtitle) if part)

    def footer_stem(self, slide: Slide) -> str:
        """Return the footer up to and with „Folie “; the slide number follows as a field."""
        return " I ".join((*((slide.footer,) if slide.footer else self.footer), "Folie "))

    def footer_line(self, slide: Slide) -> str:
        """Return the footer as read; the title slide bears none."""
        return "" if slide.layout == "title" else f"{self.footer_stem(slide)}{slide.number}"

    def as_json(self) -> str:
        """Return the canonical JSON of the report."""
        return tree_json.canonical(self)

    @staticmethod
    def from_json(text: str) -> Report:
        """Read a report back; raises BrokenTree."""
        return tree_json.decode(Report, text)

    def digest(self) -> str:
        """Return the report's SHA-256 in hexadecimal: the seal of an edition."""
        return tree_json.digest(self)


def block_statements(block: Block) -> Iterator[Statement]:
    """Yield a block's statements in reading order."""
    if isinstance(block, Table):
        yield from (row.statement for row in block.rows)
    elif isinstance(block, Quote):
        yield from (block.intro, block.words)
    else:
        yield from block.items


@dataclass(frozen=True)
class Placed:
    """A statement with its place: „3.2“ is the second statement of slide 3."""

    slide: Slide
    index: int
    statement: Statement

    @property
    def ref(self) -> str:
        """The place as written, unique in the report."""
        return f"{self.slide.number}.{self.index}"


def placed(slide: Slide) -> tuple[Placed, ...]:
    """Return the slide's statements with their places."""
    return tuple(Placed(slide, index, found) for index, found in enumerate(slide.statements(), 1))
