"""A file of free days that cannot be taken in: the text is for people."""

from __future__ import annotations

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5000
LONGEST_NAME = 80
LONGEST_SPAN = 100


class BadCalendar(ValueError):
    """Why the file was refused, and what to do; `line` counts from 1 where it is known."""

    def __init__(self, reason: Told | str, *, line: int | None = None) -> None:
        told = _("Zeile %(line)s: %(reason)s", line=line, reason=reason) if line else reason
        super().__init__(told)
        self.told = told
        self.line = line


def check_size(data: bytes) -> None:
    """Refuse empty and oversized input before anything is read."""
    if not data.strip():
        raise BadCalendar(_("Die Datei ist leer."))
    if len(data) > MOST_BYTES:
        raise BadCalendar(
            _(
                "Die Datei ist größer als %(most)s MB. Ferienkalender sind viel kleiner; bitte prüfen Sie, ob es die richtige ist.",
                most=MOST_BYTES // 1024 // 1024,
            )
        )
