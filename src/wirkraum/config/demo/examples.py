"""Makes the example work of the sites: the same list at every start, nothing of it real."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("examples.toml")


@dataclass(frozen=True)
class Example:
    """One example Termin at a site."""

    site: str
    kind: str
    title: str
    day: dt.date
    start: dt.time
    minutes: int
    note: str
    adults: int | None
    children: int | None
    public: bool


class Dice:
    """Numbers that look random and are the same everywhere, always."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.thrown = 0

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1."""
        self.thrown += 1
        digest = hashlib.sha256(f"{self.seed}/{self.thrown}".encode()).digest()
        return int.from_bytes(digest[:6], "big") % limit

    def between(self, bounds: list[int]) -> int:
        """A number between two bounds, both inclusive."""
        return bounds[0] + self.below(bounds[1] - bounds[0] + 1)


def plain_examples() -> dict[str, Any]:
    """The data file as it stands."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def examples(
    table: str, *, first: dt.date, last: dt.date, is_free: Callable[[dt.date], bool]
) -> list[Example]:
    """The example work between two days: so many as a `table` of the data file says for each site.

    `is_free(day)` says when nobody works.
    """
    plain = plain_examples()
    made = [
        one
        for site, wanted in plain[table].items()
        for one in at_site(site, wanted, plain["kind"], (first, last), is_free)
    ]
    return sorted(made, key=lambda one: (one.day, one.site, one.start))


def at_site(
    site: str,
    wanted: int,
    kinds: list[dict[str, Any]],
    span: tuple[dt.date, dt.date],
    is_free: Callable[[dt.date], bool],
) -> Iterator[Example]:
    """As many examples of one site as wanted, at most one of a kind a day, later weeks fuller."""
    dice = Dice(site)
    pool = [kind for kind in kinds for _ in range(kind["weight"])]
    taken: set[tuple[dt.date, dt.time]] = set()
    days = (span[1] - span[0]).days + 1
    while len(taken) < wanted:
        kind = pool[dice.below(len(pool))]
        # The larger of two throws: work grows towards the end of the span.
        day = span[0] + dt.timedelta(days=max(dice.below(days), dice.below(days)))
        start = dt.time.fromisoformat(kind["start"])
        if day.isoweekday() not in kind["weekdays"] or (day, start) in taken or is_free(day):
            continue
        taken.add((day, start))
        yield example(site, kind, day, dice)


def example(site: str, kind: dict[str, Any], day: dt.date, dice: Dice) -> Example:
    """One example of a kind on a day."""
    return Example(
        site=site,
        kind=kind["slug"],
        title=kind["title"],
        day=day,
        start=dt.time.fromisoformat(kind["start"]),
        minutes=kind["minutes"],
        note=kind["notes"][dice.below(len(kind["notes"]))],
        adults=dice.between(kind["adults"]) if "adults" in kind else None,
        children=dice.between(kind["children"]) if "children" in kind else None,
        public=kind.get("public", False),
    )
