"""How iCalendar writes text: escaped characters, lines of at most 75 bytes, CRLF."""

from __future__ import annotations

import re
from collections.abc import Iterable

WIDTH = 75
SPECIAL = re.compile(r"[\x00-\x1f\x7f\\;,]")
ESCAPES = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
    | {chr(code): None for code in (*range(9), 11, 12, *range(13, 32), 127)}
)


def escaped(text: str) -> str:
    """A text value; control characters have no place in a calendar."""
    return text.translate(ESCAPES) if SPECIAL.search(text) else text


def folded(lines: Iterable[str]) -> bytes:
    """All lines with CRLF; long ones broken between characters, never inside one."""
    # A letter takes two bytes at most in our languages, four at worst: short lines need no counting.
    kept = [line if len(line) <= WIDTH // 4 or _fits(line) else _fold(line) for line in lines]
    return "\r\n".join([*kept, ""]).encode()


def _fits(line: str) -> bool:
    return len(line) <= WIDTH and (line.isascii() or len(line.encode()) <= WIDTH)


def _fold(line: str) -> str:
    data = line.encode()
    parts: list[str] = []
    width = WIDTH
    while len(data) > width:
        cut = width
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(data[:cut].decode())
        data = data[cut:]
        width = WIDTH - 1
    return "\r\n ".join([*parts, data.decode()])
