"""Words that promise no dates: "nach Bedarf", "noch zu klären"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wirkraum.planning.domain.rhythm.shape import Mode
from wirkraum.planning.domain.rhythm.tokens import Token
from wirkraum.planning.domain.rhythm.words import LEXICON, Kind, key_of

AROUND = {Kind.LEAD, Kind.PER, Kind.NOISE, Kind.APIECE, Kind.AND, Kind.OR, Kind.COMMA}
BRACKETS = {Kind.OPEN, Kind.CLOSE, Kind.SLASH, Kind.TO}
ON_DEMAND = {Kind.DEMAND, Kind.ADDED} | AROUND
UNDECIDED = {Kind.OPEN_ENDED, Kind.TO_SETTLE} | AROUND
FIXED_PHRASES: dict[str, Mode] = {"steht noch nicht fest": "undecided"}


def mode_of(tokens: Sequence[Token]) -> Mode | None:
    """The mode when the whole text is such a phrase."""
    words = [token for token in tokens if token.kind is not Kind.END]
    said = " ".join(key_of(token.text) for token in words)
    if said in FIXED_PHRASES:
        return FIXED_PHRASES[said]
    kinds = set(_kinds(words))
    if Kind.DEMAND in kinds and kinds <= ON_DEMAND | BRACKETS:
        return "on_demand"
    if _leaves_open(kinds) and kinds <= UNDECIDED | BRACKETS:
        return "undecided"
    return None


def reserve_at(tokens: Sequence[Token]) -> int | None:
    """Where, after "nach Bedarf", the words for a reserve begin; None without either."""
    end = next((i for i, token in enumerate(tokens) if token.kind not in ON_DEMAND), 0)
    if not any(token.kind is Kind.DEMAND for token in tokens[:end]):
        return None
    limits = {Kind.TO, Kind.LEAD, Kind.HEDGE, Kind.OPEN}
    while tokens[end].kind in limits and tokens[end].text.casefold()[:3] not in {"min", "wen"}:
        end += 1
    return end


def _leaves_open(kinds: set[Kind]) -> bool:
    return Kind.OPEN_ENDED in kinds or (
        Kind.TO_SETTLE in kinds and bool(kinds & {Kind.LEAD, Kind.PER})
    )


def _kinds(words: Sequence[Token]) -> Iterator[Kind]:
    """The kinds of the words, spelt-out abbreviations ("n. n.", "t. b. d.") taken as one."""
    letters = ""
    for token in words:
        if len(token.text) == 1 and token.text.isalpha():
            letters += token.text
            continue
        yield from _spelt(letters)
        letters = ""
        yield token.kind
    yield from _spelt(letters)


def _spelt(letters: str) -> Iterator[Kind]:
    if letters:
        entry = LEXICON.get(key_of(letters))
        yield entry.kind if entry else Kind.UNKNOWN
