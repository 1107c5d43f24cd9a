"""What a check says: one sentence about one place, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wirkraum.kit.told import Told

Severity = Literal["error", "warning", "hint"]
RANK: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


@dataclass(frozen=True)
class Rule:
    """A rule's stable name (for machines), how bad a breach is, and its German label (for people)."""

    name: str
    severity: Severity
    label: Told


@dataclass(frozen=True)
class Finding:
    """A contradiction or slip in a deck.

    `quote` is the exact place, at `start`–`end` of the text named by `place` (see passages.py);
    `fixable` says that `suggestion` can stand there instead of `quote` word for word.
    """

    slide: int | None
    rule: str
    sentence: Told
    severity: Severity
    suggestion: Told | str
    quote: str = ""
    place: str = ""
    start: int = -1
    end: int = -1
    fixable: bool = False

    def as_json(self) -> dict[str, int | str | None]:
        """The five fields other programs read."""
        return {
            "slide": self.slide,
            "rule": self.rule,
            "sentence": str(self.sentence),
            "severity": self.severity,
            "suggestion": str(self.suggestion),
        }
