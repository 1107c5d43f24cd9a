"""From text to tokens: numbers, known words, signs, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirkraum.planning.domain.rhythm.words import INVISIBLE, LEXICON, Kind, key_of

LETTER = r"[^\W\d_]|[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]"
TOKEN = re.compile(
    rf"(?P<ordinal>\d+\.)|(?P<number>\d+)|(?P<times>(?<=\d)[xX])|(?P<word>(?:{LETTER})+)|(?P<sign>\S)"
)
SIGNS = {
    **dict.fromkeys("×*✕", Kind.TIMES),
    **dict.fromkeys("&+", Kind.AND),
    **dict.fromkeys(",;:", Kind.COMMA),
    **dict.fromkeys("-–—‐‑−", Kind.TO),
    **dict.fromkeys("([", Kind.OPEN),
    **dict.fromkeys(")]", Kind.CLOSE),
    **dict.fromkeys("~≈<>≥≤", Kind.HEDGE),
    "/": Kind.SLASH,
    "?": Kind.OPEN_ENDED,
}
DROPPED = ".…·!\"„“”‚‘’'»«•"  # full stops, quotation marks and bullets carry nothing here


@dataclass(frozen=True)
class Token:
    """A piece of the text, the kind of word it is and what it stands for."""

    kind: Kind
    text: str
    start: int
    end: int
    number: int = 0
    unit: str = ""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of the text, closed by one of kind END."""
    found = [_token(match) for match in TOKEN.finditer(text) if not _empty(match.group())]
    return (*found, Token(Kind.END, "", len(text), len(text)))


def _empty(piece: str) -> bool:
    return piece in DROPPED or not piece.translate(INVISIBLE)


def _token(match: re.Match[str]) -> Token:
    piece, (start, end) = match.group(), match.span()
    group = match.lastgroup
    if group in {"number", "ordinal"}:
        kind = Kind.NUMBER if group == "number" else Kind.ORDINAL
        return Token(kind, piece, start, end, int(piece.rstrip(".")))
    if group == "times":
        return Token(Kind.TIMES, piece, start, end)
    if group == "sign":
        return Token(SIGNS.get(piece, Kind.UNKNOWN), piece, start, end)
    entry = LEXICON.get(key_of(piece))
    if entry is None:
        return Token(Kind.UNKNOWN, piece, start, end)
    return Token(entry.kind, piece, start, end, entry.number, entry.unit)
