"""Short names: the two letters of a format, the abbreviation of a programme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

_CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{2,6}\b")
_SMALL = {
    "und", "oder", "der", "die", "das", "des", "dem", "den", "für", "mit", "im", "in", "zu", "zur",
    "zum", "von", "vom", "am", "an", "auf", "e", "v",
}  # fmt: skip
# Last parts of compounds, whose first letter is the second of the code: Netzwerk|treffen → NT.
_PARTS = (
    "besprechung", "beratung", "treffen", "gruppe", "strategie", "sitzung", "konferenz", "runde",
    "werkstatt", "austausch", "gespräch", "gespräche", "beirat", "kreis", "forum", "klausur",
    "tagung", "tag", "versammlung", "supervision", "zirkel", "team", "abend", "stunde", "café",
    "besuch", "woche", "netzwerk", "planung", "arbeit", "workshop",
)  # fmt: skip


def code_for(name: str, taken: Collection[str] = ()) -> str:
    """The code of a format that nobody has yet: "Jour fixe" → JF, "Trägertreffen" → TT."""
    return next(code for code in _codes(name) if code not in taken)


def _codes(name: str) -> Iterator[str]:
    """The natural code, then others made of the name's letters, then numbered ones."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL]
    letters = "".join(words).upper().replace("SS", "S") or "X"
    first = _initials(words) if len(words) > 1 else _compound(letters.title())
    yield first
    yield from (letters[0] + letter for letter in dict.fromkeys(letters[1:]) if letter != first[1:])
    yield from (f"{letters[0]}{number}" for number in range(2, 1000))


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)[:2].upper()


def _compound(word: str) -> str:
    lower = word.lower()
    part = next((part for part in _PARTS if lower.endswith(part) and lower != part), "")
    return f"{word[0]}{part[0] if part else word[1:2]}".upper()


def short_name_for(name: str, texts: Iterable[str]) -> str:
    """The abbreviation the texts use for a programme ("FSZ"), else one made of its capitals."""
    lower = name.lower()
    found: Counter[str] = Counter(
        token
        for text in texts
        for token in _CAPITALS.findall(text)
        if lower.startswith(token[0].lower()) and _spells(token.lower(), lower)
    )
    if found:
        return max(found, key=lambda token: found[token])
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words).upper()[:20] if len(words) > 1 else name[:20]


def _spells(token: str, name: str) -> bool:
    """Whether the letters stand in the name in this order."""
    letters = iter(name)
    return all(letter in letters for letter in token)
