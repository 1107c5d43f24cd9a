"""The formats as a table: each row with what its frequency means now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirkraum.intake.domain.rules import Rule
from wirkraum.intake.forms.rows import FormatRow

Line = tuple[FormatRow, Rule | None]


@dataclass(frozen=True)
class FormatTable:
    """Rows of what was found, the spare ones, and what they come to."""

    lines: tuple[Line, ...]
    spare: tuple[Line, ...]

    @classmethod
    def of(cls, rows: Iterable[FormatRow], rules: Sequence[Rule | None]) -> FormatTable:
        """Rows and rules in the same order."""
        lines = tuple(zip(rows, rules, strict=True))
        found = tuple(line for line in lines if line[0].offered)
        return cls(found, tuple(line for line in lines if not line[0].offered))

    @property
    def open(self) -> int:
        """How many frequencies are unknown or not agreed yet."""
        return sum(rule is None or rule.mode == "undecided" for _row, rule in self.lines)

    @property
    def understood(self) -> int:
        """How many have a rule."""
        return len(self.lines) - self.open

    @property
    def undecided(self) -> bool:
        """Whether one of them says that nothing is agreed yet."""
        return any(rule is not None and rule.mode == "undecided" for _row, rule in self.lines)

    @property
    def agreed(self) -> int:
        """Termine of the school year that follow from what is taken."""
        every = (*self.lines, *self.spare)
        return sum(rule.agreed or 0 for row, rule in every if rule and row.counts)
