"""Words compared as people type them: without case and accents, umlauts spelled either way."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

SPELLED_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def folded(text: str) -> str:
    """Without case and accents, ß as ss: "Elterncafe" finds "Elterncafé", "strasse" "Straße"."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    # Once more: a letter's plain form may be a capital ("ℐ").
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def words_of(asked: str) -> tuple[str, ...]:
    """What a search asks for, word by word."""
    return tuple(folded(asked).split())


def holds_all(text: str, words: Sequence[str]) -> bool:
    """Whether the text holds every (folded) word; "Traeger" finds "Träger" as well."""
    plain = folded(text)
    if all(word in plain for word in words):
        return True
    short = _shortened(plain)
    return all(word in plain or _shortened(word) in short for word in words)


def _shortened(text: str) -> str:
    for spelled, letter in SPELLED_OUT:
        text = text.replace(spelled, letter)
    return text
