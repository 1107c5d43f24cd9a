"""Places in a note that look like a private person: notes count families, they do not name them."""

from __future__ import annotations

import re

CALLED = r"\b(?:Frau|Herrn?|Familie|Fam\.)\s+(?:Dr\.\s+)?[A-ZÄÖÜ][a-zäöüß]{2,}"
MAIL = r"\b[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}"
PHONE = r"(?<![\d.])(?:\+49|0)[\d /-]{7,18}\d"
LOOKS_PRIVATE = re.compile(f"{CALLED}|{MAIL}|{PHONE}")


def private_places(text: str) -> tuple[str, ...]:
    """The passages of a note that may name or reach a person, each once, in order."""
    return tuple(dict.fromkeys(found.group() for found in LOOKS_PRIVATE.finditer(text)))
