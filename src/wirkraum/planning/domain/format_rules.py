"""The rules of a format in one sentence, as the coordination says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.words import listed
from wirkraum.planning.domain.rhythm.shape import Period

Sits: TypeAlias = Literal["required", "optional", "absent"]

RESERVES: dict[Period, Told] = {
    "week": _("hält %(days)s je Woche frei"),
    "month": _("hält %(days)s im Monat frei"),
    "quarter": _("hält %(days)s im Quartal frei"),
    "half_year": _("hält %(days)s im Halbjahr frei"),
    "year": _("hält %(days)s im Jahr frei"),
}


@dataclass(frozen=True)
class FormatRules:
    """What a format asks besides its frequency and hours; `not_with` are names of formats."""

    gap: int | None = None
    in_holidays: bool = False
    not_first_week: bool = False
    not_beside_holidays: bool = False
    not_with: tuple[str, ...] = ()
    coordination: Sits = "required"
    set_by_others: bool = False
    reserve: tuple[int, Period] | None = None


def rules_told(rules: FormatRules) -> Told | None:
    """ "20 Tage Abstand, nie in der ersten Schulwoche"; None where nothing special holds."""
    found = list(_told(rules))
    return row(found) if found else None


def _told(rules: FormatRules) -> Iterator[Told]:
    if rules.set_by_others:
        yield _("wird von anderen festgelegt")
    if rules.gap:
        yield _gap(rules.gap)
    yield from _days(rules)
    if rules.not_with:
        yield _("nie am selben Tag wie %(formats)s", formats=listed(rules.not_with, 4))
    if rules.reserve:
        count, period = rules.reserve
        yield RESERVES[period].filled(days=_days_of(count))
    if rules.coordination == "optional":
        yield _("Koordinierung nur eingeladen")
    if rules.coordination == "absent":
        yield _("ohne Koordinierung")


def _gap(days: int) -> Told:
    return _("%(days)s Abstand", days=_days_of(days))


def _days(rules: FormatRules) -> Iterator[Told]:
    if rules.not_first_week:
        yield _("nicht in der ersten Schulwoche")
    if rules.not_beside_holidays:
        yield _("nicht am Tag vor oder nach den Ferien")
    if rules.in_holidays:
        yield _("auch in den Schulferien")


def _days_of(count: int) -> Told:
    return _("1 Tag") if count == 1 else _("%(number)s Tage", number=count)
