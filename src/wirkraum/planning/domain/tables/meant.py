"""Which of some words was meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

MOST = 2000


def meant(said: str, words: Sequence[str]) -> str:
    """The word nearest to what was said, "" when none is near."""
    folded = {word.casefold(): word for word in words[:MOST]}
    near = get_close_matches(said.casefold()[:120], folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""
