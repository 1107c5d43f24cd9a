"""Whole numbers as addresses and forms name them."""

from __future__ import annotations

DIGITS = 18  # what every database keeps


def number_of(text: str) -> int | None:
    """A number of at most 18 digits; None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None
