"""The order people expect: 14 before 139, numbers before letters, Ä beside A."""

from __future__ import annotations

import re
import unicodedata


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that reads runs of digits as numbers and letters without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(sign for sign in plain if not unicodedata.combining(sign))
    parts = re.findall(r"\d+|\D+", folded)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
