"""Tables and text on the clipboard as Word, Excel and Outlook put them there: HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from wirkraum.intake.readers import delimited, limits, prose
from wirkraum.intake.readers.refusal import too_much
from wirkraum.intake.readers.sniffing import CALLED
from wirkraum.intake.readers.text import decoded
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)
_SILENT = {"style", "script", "head", "title", "template", "noscript", "svg"}
_BLOCKS = {"p", "div", "li", "br", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
_MOST_SPANNED = 50
_MOST_NESTED = 20


def read_html(data: bytes) -> Deck:
    """Tables as tables, all other text as paragraphs, on one slide."""
    text = decoded(data)
    if len(text) > limits.MAX_HTML:
        raise too_much(CALLED["html"])
    fragment = _FRAGMENT.search(text)
    page = _Page()
    page.feed(fragment[1] if fragment else text)
    page.close()
    page.finish()
    paragraphs = tuple(prose.join([prose.unbulleted(line)]) for line in page.lines)
    slide = DeckSlide(1, "", paragraphs, tuple(page.tables))
    return Deck((slide,), "", "table" if page.tables else "text")


@dataclass
class _Cell:
    text: list[str] = field(default_factory=list)
    rows: int = 1
    columns: int = 1


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    # Whether it only arranges another table, as mail programs do.
    frames: bool = False


class _Page(HTMLParser):
    """Collects lines and tables; a table within a table is read on its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.tables: list[DeckTable] = []
        self._open: list[_Table] = []
        self._line: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self._open:
            self._open[-1].rows.append([])
        elif tag in {"td", "th"} and self._open:
            self._begin_cell(dict(attrs))
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        cell = self._cell()
        (cell.text if cell else self._line).append(data)

    def finish(self) -> None:
        """Close what the text left open."""
        while self._open:
            self._end_table()
        self._break()

    def _begin_table(self) -> None:
        if len(self._open) >= _MOST_NESTED:
            raise too_much(CALLED["html"])
        self._break()
        for table in self._open:
            table.frames = True
        self._open.append(_Table())

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        rows, columns = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        table.rows[-1].append(_Cell([], rows, columns))

    def _cell(self) -> _Cell | None:
        rows = self._open[-1].rows if self._open else []
        return rows[-1][-1] if rows and rows[-1] else None

    def _break(self) -> None:
        """A line ends: in a cell a space, outside a paragraph."""
        if cell := self._cell():
            cell.text.append(" ")
        elif line := prose.tidy("".join(self._line)):
            self.lines.append(line)
        if not self._cell():
            self._line = []

    def _end_table(self) -> None:
        done = self._open.pop()
        texts = [[prose.tidy("".join(cell.text)) for cell in row] for row in done.rows]
        table = None if done.frames else delimited.table(_filled(done.rows))
        if table:
            self.tables.append(table)
        else:
            self.lines.extend(text for row in texts for text in row if text)


def _span(value: str | None) -> int:
    wanted = int(value) if value and value.isascii() and value.isdigit() and len(value) < 5 else 1
    return min(max(wanted, 1), _MOST_SPANNED)


def _filled(rows: list[list[_Cell]]) -> list[list[str]]:
    """A full grid: a cell over several rows stands in each, over several columns in the first."""
    grid: list[dict[int, str]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[at]:
                column += 1
            _place(grid[at : at + cell.rows], column, cell)
            column += cell.columns
    return [[line.get(at, "") for at in range(max(line, default=-1) + 1)] for line in grid]


def _place(lines: list[dict[int, str]], column: int, cell: _Cell) -> None:
    text = prose.tidy("".join(cell.text))
    for line in lines:
        for at in range(cell.columns):
            line[column + at] = "" if at else text
