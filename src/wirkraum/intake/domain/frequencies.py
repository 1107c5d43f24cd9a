"""How a frequency in a cell is understood, or which question it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.frequency import FrequencyError, parse


@dataclass(frozen=True)
class Reading:
    """`rule` is the frequency as data, None where the wording is unknown; then `question` asks."""

    rule: dict[str, Any] | None
    question: Told | None = None

    @property
    def is_regular(self) -> bool:
        return self.rule is not None and self.rule["mode"] == "regular"


def reading(text: str) -> Reading:
    """What the planner makes of a wording."""
    if not text.strip():
        return Reading(None, _("Wie oft findet es statt?"))
    try:
        return Reading(parse(text).as_json(text))
    except FrequencyError as error:
        return Reading(None, error.told)
