"""Two people edited the same record: what joins silently, and what somebody must decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Fields = Mapping[str, object]
UNKNOWN = object()


@dataclass(frozen=True)
class Clash:
    """A field both changed differently."""

    field: str
    mine: object
    theirs: object


@dataclass(frozen=True)
class Merge:
    """What results: `fields` to save, and the clashes that stand in the way (mine is in `fields`)."""

    fields: dict[str, object]
    clashes: tuple[Clash, ...]


def merge(*, base: Fields, mine: Fields, theirs: Fields) -> Merge:
    """Join two edits of the same base field by field; only fields named in `mine` count.

    A field the base does not name has an unknown past: there, any difference is a clash.
    """
    fields: dict[str, object] = {}
    clashes: list[Clash] = []
    for name, value in mine.items():
        before, other = base.get(name, UNKNOWN), theirs.get(name)
        if value in (other, before):
            fields[name] = other
        else:
            fields[name] = value
            if other != before:
                clashes.append(Clash(name, value, other))
    return Merge(fields, tuple(clashes))
