"""Tables whose cells are parted by a sign: tabs, semicolons, Markdown's bars."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO

from wirkraum.intake.domain.columns import guess, heads
from wirkraum.intake.readers.prose import tidy
from wirkraum.reporting.domain.deck import DeckTable

Rows = list[list[str]]

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_POINT = re.compile(r"\s*(?:[^\w\s|;\"„(]|o|\d{1,2}[.)])\s+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKS = re.compile(r"\*\*|__|`")


def table(rows: Iterable[Sequence[str]]) -> DeckTable | None:
    """Rows as a table of equal width without empty rows and columns; None when too small."""
    kept = [[tidy(cell) for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max((len(row) for row in kept), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in kept]
    used = [at for at in range(width) if any(row[at] for row in full)]
    if len(used) < 2:
        return None
    return DeckTable(tuple(tuple(row[at] for at in used) for row in full))


def split(lines: Sequence[str]) -> tuple[list[str], DeckTable, list[str]] | None:
    """The lines before a table, the table, the lines after; None when nothing parts cells."""
    for sign in ("|", "\t", ";"):
        at = [number for number, line in enumerate(lines) if _parts(line, sign)]
        if len(at) < 2:
            continue
        first, end = at[0], _with_wrapped(lines, at[-1]) + 1
        body = lines[first:end]
        found = table(mended(_bars(body) if sign == "|" else _cells(body, sign)))
        if found and (sign != ";" or _is_formats(found)):
            return list(lines[:first]), found, list(lines[end:])
    return None


def _is_formats(found: DeckTable) -> bool:
    """Semicolons also part clauses; only a formats table makes them part cells."""
    return bool(heads(found.rows[0]) or guess(found.rows))


def _parts(line: str, sign: str) -> bool:
    """Whether a sign parts a line into cells, other than a tab behind a bullet or number."""
    inner = _POINT.sub("", line, count=1).strip()
    return inner.count(sign) >= (2 if sign == "|" else 1) or (sign == "\t" and line[:1] == "\t")


def _with_wrapped(lines: Sequence[str], last: int) -> int:
    """The table's last line: its last cell may wrap."""
    following = lines[last + 1].strip() if last + 1 < len(lines) else ""
    wraps = following[:1] == "(" or following[:1].islower()
    return last + 1 if wraps else last


def _cells(lines: Sequence[str], sign: str) -> Rows:
    """Cells as spreadsheets write them, quoted where they hold line breaks."""
    text = "\n".join(lines)
    plain = [line.split(sign) for line in lines]
    if text.count('"') % 2:
        return plain
    try:
        return list(csv.reader(StringIO(text), delimiter=sign))
    except csv.Error:
        return plain


def _bars(lines: Sequence[str]) -> Rows:
    rows = (line.strip() for line in lines if not _RULE.fullmatch(line.strip()))
    return [[_plain(cell) for cell in _barred(row)] for row in rows if row]


def _barred(row: str) -> list[str]:
    """The cells between bars; a bar with a backslash before it belongs to the cell."""
    inner = row.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return re.split(r"(?<!\\)\|", inner)


def _plain(cell: str) -> str:
    return _MARKS.sub("", _BREAK.sub(" ", cell)).replace("\\|", "|")


def mended(rows: Rows) -> Rows:
    """Rows that a line break inside a cell tore apart, put together again."""
    counted = Counter(len(row) for row in rows if len(row) > 1)
    width = counted.most_common(1)[0][0] if counted else 0
    result: Rows = []
    for row in filter(None, rows):
        if result and _completes(result[-1], row, width):
            result[-1][-1] += f" {row[0]}"
            result[-1].extend(row[1:])
        else:
            result.append(list(row))
    return result


def _completes(before: list[str], row: list[str], width: int) -> bool:
    """Whether a row is the rest of the one before."""
    torn = len(before) < width and len(before) + len(row) - 1 <= width
    start = row[0].strip()
    wraps = len(row) == 1 and (start[:1] == "(" or start[:1].islower())
    return torn or wraps
