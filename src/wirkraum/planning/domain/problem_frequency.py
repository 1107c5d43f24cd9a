"""Reads and writes the frequency of a format in the planner's JSON."""

from collections.abc import Callable
from typing import cast

from wirkraum.planning.domain.json_node import Node
from wirkraum.planning.domain.problem import (
    AsNeeded,
    EveryWeeks,
    Frequency,
    InMonths,
    NthWeekday,
    Per,
    PeriodName,
    Undecided,
)

PERIODS: tuple[PeriodName, ...] = ("week", "month", "quarter", "halfyear", "year")


def read_frequency(node: Node) -> Frequency:
    """One of the kinds `per`, `in_months`, `every_weeks`, `nth_weekday`, `as_needed`, `tbd`."""
    return READERS[node.child("kind").word(*READERS)](node)


def _count(node: Node, key: str) -> int:
    return node.child(key).integer(0, 400)


def _period(node: Node) -> PeriodName:
    return cast(PeriodName, node.child("period").word(*PERIODS))


def _in_months(node: Node) -> InMonths:
    months = tuple(item.integer(1, 12) for item in node.child("months").items(least=1, most=12))
    if len(set(months)) < len(months):
        raise node.child("months").fail("Ein Monat steht doppelt.", "Bitte jeden einmal nennen.")
    return InMonths(months, _count(node, "n"))


def _nth_weekday(node: Node) -> NthWeekday:
    nth = node.child("nth")
    several = nth.items(least=1, most=5) if isinstance(nth.value, list) else [nth]
    otherwise, count = node.maybe("otherwise"), node.maybe("n")
    return NthWeekday(
        nth=tuple(_nth(item) for item in several),
        weekday=node.child("weekday").integer(1, 7),
        otherwise=otherwise.integer(0, 100_000) if otherwise else 0,
        period=_period(node) if node.maybe("period") else "month",
        n=count.integer(0, 400) if count else len(several),
    )


def _nth(node: Node) -> int:
    if node.value == 0:
        raise node.fail(
            "Einen 0. Wochentag gibt es nicht.", "Erlaubt sind 1 bis 5 und -1 (letzter)."
        )
    return node.integer(-1, 5)


READERS: dict[str, Callable[[Node], Frequency]] = {
    "per": lambda node: Per(_count(node, "n"), _period(node)),
    "in_months": _in_months,
    "every_weeks": lambda node: EveryWeeks(node.child("k").integer(1, 60)),
    "nth_weekday": _nth_weekday,
    "as_needed": lambda node: AsNeeded(_count(node, "reserve"), _period(node)),
    "tbd": lambda node: Undecided(),
}
