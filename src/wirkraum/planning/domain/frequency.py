"""How often: the coordinators' own words ("2x/Jahr (März/Nov)") and what they promise.

`parse` reads them, `render` writes them canonically; each undoes the other. Decisions:

- "jeden Freitag" is once a week on Fridays; "dienstags und donnerstags" twice a week, "dienstags
  oder donnerstags" once. "jeden 1. und 3. Donnerstag im Monat" is twice a month.
- "jeden zweiten Dienstag" alone is refused: of the month, or every other week?
- "täglich" is five times a week. "14-tägig" and "alle 6 Wochen" are intervals (`every`).
- "2x im März und November" is twice a year; "je 2x" four times.
- Hedges ("ca.", "1–2x", "mindestens", "mehrmals") are refused: Soll and Ist need one number.
- "1x/Monat und nach Bedarf" promises once a month; "1x/Monat nach Bedarf" is refused as unclear;
  "nach Bedarf, bis zu 2x/Halbjahr" is on demand with a reserve.
"""

from __future__ import annotations

from functools import lru_cache

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm.errors import FrequencyError, Slip
from wirkraum.planning.domain.rhythm.mending import USUAL, suggestion
from wirkraum.planning.domain.rhythm.reader import read
from wirkraum.planning.domain.rhythm.shape import Every, Frequency, Position, Unfit
from wirkraum.planning.domain.rhythm.wording import render

__all__ = ["Every", "Frequency", "FrequencyError", "Position", "Unfit", "parse", "render"]

LONGEST = 200  # characters; no agreed frequency needs more


@lru_cache(maxsize=512)
def parse(text: str) -> Frequency:
    """The frequency named by the words; raises `FrequencyError` with place and suggestion."""
    if len(text) > LONGEST:
        reason = _("Der Text ist zu lang (höchstens %(most)s Zeichen).", most=LONGEST)
        raise FrequencyError(text, LONGEST, len(text), reason, USUAL)
    try:
        return read(text)
    except Slip as slip:
        meant = suggestion(text, slip)
        raise FrequencyError(text, slip.start, slip.end, slip.reason, meant) from None
