"""Number words of running German text, in all their endings."""

from __future__ import annotations

_WORDS = {
    "zwei": 2, "zweien": 2, "beide": 2, "beiden": 2, "drei": 3, "dreien": 3, "vier": 4,
    "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1,
    "kein": 0, "keine": 0, "keinen": 0, "keiner": 0, "keinem": 0,
}  # fmt: skip

# A pattern piece without groups of its own; longer words first so that „einen“ is not read as „ein“.
COUNT = r"(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r"|\d{1,3})"


def count(word: str) -> int | None:
    """The number a word says: „sechs“, „einen“, „12“; None when it says none."""
    lowered = word.strip().lower()
    if lowered.isascii() and lowered.isdigit():
        return int(lowered)
    return _WORDS.get(lowered)
