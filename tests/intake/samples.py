"""The decks the tests read: the project's own, and the original where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirkraum.intake.readers.file import read
from wirkraum.reporting.domain.deck import Deck

HERE = Path(__file__).parent
MUSTERSTADT = HERE / "data" / "musterstadt.txt"
_ORIGINAL = HERE.parents[1] / "../shared/data/dresden/deck-2023-11-30.txt"


def read_pasted(text: str) -> Deck:
    """What the page makes of a pasted text."""
    return read(text.encode("utf-8", "replace"), name="Eingefügter Text")


def original() -> Path:
    """The flattened text of the original deck; skips the test where it is absent."""
    if not _ORIGINAL.exists():
        pytest.skip("the original deck is not on this machine")
    return _ORIGINAL
