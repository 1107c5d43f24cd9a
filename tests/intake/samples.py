"""The decks the tests read: the project's own, and the original where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
MUSTERSTADT = HERE / "data" / "musterstadt.txt"
_ORIGINAL = HERE.parents[1] / "../shared/data/dresden/deck-2023-11-30.txt"


def original() -> Path:
    """The flattened text of the original deck; skips the test where it is absent."""
    if not _ORIGINAL.exists():
        pytest.skip("the original deck is not on this machine")
    return _ORIGINAL
