"""What somebody asks of a search: what to keep, how long to look, who is thought to be away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

Keep: TypeAlias = Literal["all", "announced"]
SECONDS = (6, 20, 60)


@dataclass(frozen=True)
class Gone:
    """A post that is thought to be away from `first` to `last`, or all days closed (`post` None)."""

    post: int | None
    first: date
    last: date


@dataclass(frozen=True)
class Wish:
    """`keep` all Termine where they are, or only the announced ones; search about `seconds` long."""

    keep: Keep = "all"
    seconds: int = SECONDS[1]
    gone: tuple[Gone, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The wish as plain JSON values."""
        gone = [[one.post, one.first.isoformat(), one.last.isoformat()] for one in self.gone]
        return {"keep": self.keep, "seconds": self.seconds, "gone": gone}


def wish_from(data: Mapping[str, Any]) -> Wish:
    """The wish that was stored."""
    gone = tuple(
        Gone(post, date.fromisoformat(first), date.fromisoformat(last))
        for post, first, last in data.get("gone", ())
    )
    return Wish(data.get("keep", "all"), int(data.get("seconds", SECONDS[1])), gone)
