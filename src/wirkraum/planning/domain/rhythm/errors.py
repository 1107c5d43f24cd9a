"""What is said about words that are not understood."""

from __future__ import annotations

from difflib import SequenceMatcher

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _

SHOWN = 60  # characters of the input repeated in a message


class Slip(Exception):
    """A place in the text that cannot be read; `fixes` are whole texts that may be meant."""

    def __init__(self, start: int, end: int, reason: Told, fixes: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.start = start
        self.end = end
        self.reason = reason
        self.fixes = fixes


class FrequencyError(ValueError):
    """Words that name no frequency: the place (`start`, `end`), a reason, a text that would do."""

    def __init__(self, text: str, start: int, end: int, reason: Told, suggestion: str) -> None:
        super().__init__(text, start, end, reason, suggestion)
        self.text = text
        self.start = start
        self.end = end
        self.reason = reason
        self.suggestion = suggestion

    def __str__(self) -> str:
        return str(self.told)

    @property
    def told(self) -> Told:
        """Text, reason and suggestion in one line."""
        near = SequenceMatcher(None, self.text[:200], self.suggestion).ratio() > 0.5
        better = one_line(self.suggestion)
        hint = _("Möglich ist zum Beispiel »%(text)s«.", text=better)
        if near:
            hint = _("Meinten Sie »%(text)s«?", text=better)
        return row([f'"{one_line(self.text)}":', self.reason, hint], " ")


def one_line(text: str) -> str:
    """The text without line breaks and control characters, shortened for a message."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[: 2 * SHOWN]).split())
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
