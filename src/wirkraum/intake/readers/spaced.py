"""Text laid out with spaces, as a PDF is printed to text: columns by their place in the line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirkraum.intake.readers.grid import Line, Segment, find
from wirkraum.reporting.domain.deck import DeckTable

_RUN = re.compile(r"\S+(?: \S+)*")


def split(lines: Sequence[str]) -> tuple[list[str], DeckTable, list[str]] | None:
    """The lines before a spaced table, the table, and the lines after; None without one."""
    full = [at for at, line in enumerate(lines) if line.strip()]
    found = find([_segments(lines[at], at) for at in full])
    if found is None:
        return None
    table, taken = found
    end = full[taken[-1]] + 1
    return list(lines[: full[taken[0]]]), table, list(lines[end:])


def _segments(line: str, at: int) -> Line:
    """One character is one unit wide, one line one unit high."""
    return [
        Segment(match[0], match.start(), match.end(), at, at + 0.9, 1.0)
        for match in _RUN.finditer(line.expandtabs())
    ]
