"""Web addresses of the Länder's programmes, so that a slip in a deck is seen on the first day."""

from __future__ import annotations

KNOWN = ("https://www.familienschulzentren-sachsen.de/",)
