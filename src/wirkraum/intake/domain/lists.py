"""Lists as German writes them: „A, B und C“."""

from __future__ import annotations

import re

_COMMA = re.compile(r"\s*[,;]\s*")
_LAST = re.compile(r"^(.+)\s+(?:und|sowie|u\.|&)\s+(.+)$")
_TAIL = re.compile(r"\s*(?:…|\.\.\.|u\.\s?a\.|u\.\s?ä\.|etc\.?|usw\.?)\s*$")


def items(text: str) -> tuple[str, ...]:
    """The items of a list.

    Only the last „und“ separates, so that „Kind und Kegel e. V. und Caritas“ stays two.
    """
    pieces = [piece for piece in _COMMA.split(_TAIL.sub("", text)) if piece]
    if pieces and (split := _LAST.match(pieces[-1])):
        pieces[-1:] = [split[1], split[2]]
    cleaned = (piece.strip(" .…") if not _ends_short(piece) else piece.strip() for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in cleaned if piece))


def _ends_short(piece: str) -> bool:
    """Whether the full stop belongs to the name („e. V.“)."""
    return bool(re.search(r"\b[A-Za-z]{1,2}\.\s*$", piece))
