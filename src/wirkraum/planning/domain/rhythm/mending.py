"""Which words may be meant: fixes are tried until one can be read."""

from __future__ import annotations

from itertools import islice

from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.reader import read

USUAL = "2x/Monat"
DEEPEST = 2  # slips mended beyond the first
WIDEST = 5  # fixes tried for a slip


def suggestion(text: str, slip: Slip) -> str:
    """Words that can be read, as near to the text as found: mended, else cut, else an example."""
    mended = _mend(slip, DEEPEST)
    if mended:
        return mended
    cuts = (_tidy(piece) for piece in (text[: slip.start], text[slip.end :]))
    return next((cut for cut in cuts if cut and _readable(cut)), USUAL)


def _mend(slip: Slip, depth: int) -> str | None:
    for fix in islice(map(_tidy, slip.fixes), WIDEST if depth == DEEPEST else 2):
        try:
            read(fix)
        except Slip as next_slip:
            mended = _mend(next_slip, depth - 1) if depth else None
            if mended:
                return mended
        else:
            return fix
    return None


def _readable(text: str) -> bool:
    try:
        read(text)
    except Slip:
        return False
    return True


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:/–-(")
