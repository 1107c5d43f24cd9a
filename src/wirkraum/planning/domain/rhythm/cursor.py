"""The reading position in a text, with what has been read so far."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wirkraum.planning.domain.rhythm.slots import Slots
from wirkraum.planning.domain.rhythm.strays import Place, stray
from wirkraum.planning.domain.rhythm.tokens import Token
from wirkraum.planning.domain.rhythm.words import Kind


class Cursor:
    """Moves through the tokens from left to right; each clause takes what is its own."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.slots = Slots(text)

    @property
    def token(self) -> Token:
        """The token to be read."""
        return self.tokens[self.at]

    @property
    def kind(self) -> Kind:
        """The kind of the token to be read."""
        return self.token.kind

    def peek(self, ahead: int = 1) -> Kind:
        """The kind of a token further on."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)].kind

    def take(self, *kinds: Kind) -> Token:
        """The token, read; a slip when it is not of one of these kinds."""
        if kinds and self.kind not in kinds:
            self.refuse()
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, kinds: Collection[Kind]) -> None:
        """Pass over tokens of these kinds."""
        while self.kind in kinds:
            self.at += 1

    def refuse(self) -> None:
        """Raise the slip for a token that has no place here."""
        in_list = self.depth > 0 or self.slots.stretch is not None
        raise stray(Place(self.text, self.tokens, self.at, in_list))
