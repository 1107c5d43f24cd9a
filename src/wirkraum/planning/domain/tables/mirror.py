"""„Nie am selben Tag“ holds both ways: what one row says of another, the other says too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Values: TypeAlias = dict[str, str]
CELL = "not_with"


def mirror(rows: Iterable[Values], stored: Iterable[Values]) -> None:
    """Make both rows of a pair say the same; of two that differ, the one that is a change counts."""
    said = {one["code"]: one for one in rows if CELL in one}
    before = {one["code"]: _names(one) for one in stored}
    after = {code: set(_names(one)) for code, one in said.items()}
    wanted = {code: set(names) for code, names in after.items()}
    for code, names in after.items():
        for other in names | before.get(code, set()):
            if other in after and (other in names) != (code in after[other]):
                _agree(wanted, code, other, linked=other not in before.get(code, set()))
    for code, one in said.items():
        if wanted[code] != after[code]:
            one[CELL] = "\n".join(sorted(wanted[code]))


def _agree(wanted: dict[str, set[str]], one: str, other: str, *, linked: bool) -> None:
    for a, b in ((one, other), (other, one)):
        if linked:
            wanted[a].add(b)
        else:
            wanted[a].discard(b)


def _names(values: Values) -> set[str]:
    return set(filter(None, values.get(CELL, "").split("\n")))
