"""The frequencies in a deck's table of formats: still open, unreadable, or not as agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from wirkraum.kit.told import Told, quoted
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse
from wirkraum.reporting.domain.checks.closeness import slips
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import WORD, Reading
from wirkraum.reporting.domain.checks.register import AgreedFormat
from wirkraum.reporting.domain.deck import DeckTable

OPEN = Rule("frequency-open", "hint", _("Häufigkeit noch offen"))
UNREADABLE = Rule("frequency-unreadable", "hint", _("Häufigkeit unverständlich"))
DIFFERS = Rule("frequency-differs", "warning", _("Häufigkeit weicht von der vereinbarten ab"))

_HEAD = re.compile(r"häufig|frequenz|turnus|rhythmus|wie oft|intervall", re.IGNORECASE)
_SURELY_OPEN = re.compile(r"^\W*t\.?\s?b\.?\s?[da]\W*$", re.IGNORECASE)
_DASH = re.compile(r"^\s*[–—?-]*\s*$")
_MOST_CELLS = 200  # a programme has some forty formats


@dataclass(frozen=True)
class _Cell:
    """A frequency as written, with the rest of its row."""

    found: Passage
    row: tuple[str, ...]
    column: int

    @property
    def text(self) -> str:
        return " ".join(self.found.text.split())

    @property
    def label(self) -> str:
        """The format's name: the cell before, else the first that says something."""
        others = [self.row[self.column - 1]] if self.column else []
        others += [cell for at, cell in enumerate(self.row) if at != self.column]
        return next((" ".join(cell.split()) for cell in others if cell.strip()), "")


def still_open(reading: Reading) -> Iterator[Finding]:
    """tbd, noch offen, n. n., a dash, an empty cell."""
    for cell in _cells(reading):
        if not cell.label or not _is_open(cell.text):
            continue
        agreed = _agreed(cell, reading)
        settled = agreed and not _is_open(agreed.frequency)
        what = _("Vereinbarung fehlt noch.")
        remedy: Told | str = _("Häufigkeit vereinbaren und eintragen")
        if agreed and settled:
            remedy = agreed.frequency
            what = _("Im Programm ist „%(frequency)s“ vereinbart.", frequency=remedy)
        sentence = _(
            "Für „%(label)s“ steht auf Folie %(slide)s %(written)s: %(what)s",
            label=cell.label,
            slide=cell.found.slide,
            written=quoted(cell.text) if cell.text else _("nichts"),
            what=what,
        )
        span = (0, len(cell.found.text))
        yield cell.found.finding(OPEN, span, sentence, remedy, fixable=bool(settled))


def differs(reading: Reading) -> Iterator[Finding]:
    """Another frequency than the programme has agreed for this format."""
    for cell in _cells(reading) if reading.register.formats else ():
        agreed = _agreed(cell, reading)
        here = _parsed(cell.text)
        if agreed is None or here is None or here.mode == "undecided":
            continue
        there = _parsed(agreed.frequency)
        if there is None or there == here:
            continue
        sentence = _(
            "Für „%(label)s“ nennt Folie %(slide)s „%(text)s“, im Programm ist „%(frequency)s“ vereinbart.",
            label=cell.label,
            slide=cell.found.slide,
            text=cell.text,
            frequency=agreed.frequency,
        )
        yield cell.found.finding(DIFFERS, (0, len(cell.found.text)), sentence, agreed.frequency)


def unreadable(reading: Reading) -> Iterator[Finding]:
    """2x/Jahr (Foo/Nov): only where a readable frequency is close by."""
    for cell in _cells(reading):
        error = _read(cell.text)
        if not isinstance(error, FrequencyError) or not error.suggestion:
            continue
        if slips(cell.text.lower(), error.suggestion.lower(), 2) <= 2:
            sentence = _(
                "Auf Folie %(slide)s ist die Häufigkeit nicht lesbar: %(error)s",
                slide=cell.found.slide,
                error=error.told,
            )
            yield cell.found.finding(
                UNREADABLE, (0, len(cell.found.text)), sentence, error.suggestion
            )


def _cells(reading: Reading) -> Iterator[_Cell]:
    left = _MOST_CELLS
    for slide in reading.deck.slides:
        for number, table in enumerate(slide.tables):
            for line, column in _places(table):
                left -= 1
                if left < 0:
                    return
                row = table.rows[line]
                place = f"t{number}r{line}c{column}"
                yield _Cell(Passage(slide.number, place, row[column], "cell"), row, column)


def _places(table: DeckTable) -> Iterator[tuple[int, int]]:
    """Row and column of every frequency: below a head that says so, else plain „tbd“ anywhere."""
    head = table.rows[0] if table.rows else ()
    column = next((at for at, cell in enumerate(head) if _HEAD.search(cell)), None)
    for line, row in enumerate(table.rows):
        if column is None:
            yield from ((line, at) for at, cell in enumerate(row) if _SURELY_OPEN.match(cell))
        elif line and column < len(row):
            yield line, column


@lru_cache(maxsize=1024)
def _read(text: str) -> Frequency | FrequencyError:
    try:
        return parse(text)
    except FrequencyError as error:
        return error


def _parsed(text: str) -> Frequency | None:
    read = _read(text)
    return None if isinstance(read, FrequencyError) else read


def yearly(reading: Reading, name: str) -> float:
    """How many Termine a year the format of this name promises; infinitely many if unknown."""
    times = {"year": 1, "half_year": 2, "quarter": 4}
    counts = [
        (frequency.count or 0) * times[frequency.period]
        for line in reading.register.formats
        if _key(line.name) == _key(name) and (frequency := _parsed(line.frequency))
        if frequency.period in times
    ]
    return counts[0] if counts and counts[0] else inf


def _is_open(text: str) -> bool:
    if _DASH.match(text) or _SURELY_OPEN.match(text):
        return True
    frequency = _parsed(text)
    return frequency is not None and frequency.mode == "undecided"


def _agreed(cell: _Cell, reading: Reading) -> AgreedFormat | None:
    """The programme's format of this row: by its name; by name and circle where names repeat."""
    others = [_key(text) for at, text in enumerate(cell.row) if at != cell.column]
    fits = [line for line in reading.register.formats if _key(line.name) in others]
    if not fits:
        fits = [
            line
            for line in reading.register.formats
            if any(_alike(_key(line.name), other) for other in others)
        ]
    if len(fits) > 1:
        fits = [line for line in fits if line.circle and _key(line.circle) in others]
    return fits[0] if len(fits) == 1 else None


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One name begins with the whole other: „Jour fixe“ and „Jour fixe (inkl. …)“."""
    short = min(len(one), len(other))
    return short > 0 and one[:short] == other[:short]


def _key(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(text))
