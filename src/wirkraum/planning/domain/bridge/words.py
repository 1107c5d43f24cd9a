"""Small phrases the year plan is told in."""

from __future__ import annotations

from collections.abc import Iterable

from wirkraum.kit.told import Told, joined, row
from wirkraum.kit.told import told as _


def listed(words: Iterable[object], most: int = 3) -> Told:
    """ "A, B und C"; more than `most` end in "und 4 weitere"."""
    known = list(dict.fromkeys(words))
    if len(known) > most:
        more = _("%(count)s weitere", count=len(known) - most + 1)
        return joined([row(known[: most - 1]), more])
    return joined(known)
