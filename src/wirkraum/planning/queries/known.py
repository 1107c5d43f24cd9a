"""A kind of thing the planner knows, told in one line: how much there is of it, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

Words: TypeAlias = Any  # one sentence for one and for many, translated when it is said


@dataclass(frozen=True)
class Known:
    """One kind of thing: how much of it there is, and what is missing; `key` names its page."""

    key: str
    icon: str
    title: str
    says: str
    gaps: tuple[str, ...] = ()


def counted(words: Words, number: int) -> str:
    """The number in words, "" for none."""
    return str(words % {"n": number}) if number else ""


def sentence(*parts: str) -> str:
    """The parts that say something, in one line."""
    said = [part for part in parts if part]
    return " · ".join(said) if said else _("noch nichts")


def gaps_of(*gaps: tuple[Words, int]) -> tuple[str, ...]:
    """What is missing, without what is not."""
    return tuple(filter(None, (counted(words, number) for words, number in gaps)))
