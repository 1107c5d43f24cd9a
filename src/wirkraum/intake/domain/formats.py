"""The formats of the programme: for whom, what, how often – one row each, none dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wirkraum.intake.domain import columns
from wirkraum.intake.domain.columns import Column
from wirkraum.intake.domain.found import Confidence, Found, Place
from wirkraum.intake.domain.frequencies import Reading, reading
from wirkraum.intake.domain.passages import LONGEST, readable
from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck, DeckTable

# Rows beyond are left in the rest: no programme has so many formats.
MOST = 200
_SAID = re.compile(
    r"(?P<name>[^:()]{3,80}?)\s*(?::\s+(?P<after>[^:()]{2,60})|\((?P<inside>[^()]{2,60})\))"
)


@dataclass(frozen=True)
class FormatRow:
    """One format; a cell that is missing is an empty value marked „unsicher“."""

    circle: Found[str]
    format: Found[str]
    frequency: Found[str]

    @property
    def reading(self) -> Reading:
        return reading(self.frequency.value)

    @property
    def question(self) -> Told | None:
        """What a person must still say, None when all is understood."""
        if not self.format.value:
            return _("Wie heißt das Format?")
        if not self.circle.value:
            return _("Für welche Zielgruppe?")
        return self.reading.question

    @property
    def unclear(self) -> bool:
        return bool(self.question)


def formats(deck: Deck) -> tuple[FormatRow, ...]:
    """The rows of all formats tables; without any, the frequencies named in running text."""
    tabled = tuple(
        row
        for slide in deck.slides
        for table in slide.tables
        for row in _of_table(table, slide.number)
    )
    return tabled or tuple(row for place in readable(deck) if (row := _said(place)))


def _of_table(table: DeckTable, slide: int) -> list[FormatRow]:
    rows = [row for row in table.rows if any(cell.strip() for cell in row)][:MOST]
    named = columns.heads(rows[0]) if rows else None
    found = named or columns.guess(rows)
    if found is None:
        return []
    if named is None:
        return [_row(_Line(slide, row, found)) for row in rows]
    head = {column: cell for column, cell in zip(found, rows[0], strict=True) if column}
    return [
        _row(_Line(slide, row, found, head if not at else {})) for at, row in enumerate(rows[1:])
    ]


@dataclass(frozen=True)
class _Line:
    """A table row with its columns; the first below a heading carries it (None: no heading)."""

    slide: int
    cells: Sequence[str]
    columns: Sequence[Column | None]
    head: dict[Column, str] | None = None


def _row(line: _Line) -> FormatRow:
    return FormatRow(
        _cell(line, "circle"), _cell(line, "format"), _judged(_cell(line, "frequency"))
    )


def _cell(line: _Line, column: Column) -> Found[str]:
    at = line.columns.index(column) if column in line.columns else len(line.cells)
    raw = line.cells[at] if at < len(line.cells) else ""
    if not raw.strip() or len(raw) > LONGEST:
        anchor = raw.strip() or next(cell for cell in line.cells if cell.strip())
        why = "Die Zelle ist zu lang." if raw.strip() else "Die Zelle ist leer."
        return Found("", Place(line.slide, anchor, "cell"), "unsicher", why)
    title = (line.head or {}).get(column)
    also = (Place(line.slide, title, "cell"),) if title else ()
    sure: Confidence = "wahrscheinlich" if line.head is None else "sicher"
    why = f"Spalte {_TITLES[column]}."
    return Found(raw.strip(), Place(line.slide, raw, "cell"), sure, why, also)


_TITLES: dict[Column, str] = {
    "circle": "Zielgruppe",
    "format": "Format",
    "frequency": "Häufigkeit",
    "other": "Weiteres",
}


def _judged(found: Found[str]) -> Found[str]:
    """The frequency is only as sure as its wording is known."""
    question = reading(found.value).question
    if not found.value or not question:
        return found
    return Found(found.value, found.place, "unsicher", str(question), found.also)


def _said(place: Place) -> FormatRow | None:
    """A format named in a sentence: „Jour fixe mit den Leitungen: 2x/Monat“."""
    match = _SAID.fullmatch(place.text.strip())
    often = (match["after"] or match["inside"]).strip() if match else ""
    if match is None or not columns.looks_often(often) or not reading(often).is_regular:
        return None
    name, _, circle = match["name"].strip().partition(" mit ")
    circle = re.sub(r"^(?:den|der|dem)\s+", "", circle)
    why = "Im Text genannt, nicht in einer Tabelle."
    return FormatRow(
        Found(circle, place, "wahrscheinlich" if circle else "unsicher", why),
        Found(name, place, "wahrscheinlich", why),
        Found(often, place, "wahrscheinlich", why),
    )
