"""How often a format meets, as a value that can only hold what makes sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.day_words import termine

Mode = Literal["regular", "on_demand", "undecided"]
Period = Literal["week", "month", "quarter", "half_year", "year"]
Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

WEEKDAYS: tuple[Weekday, ...] = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
PERIOD_NAMES: dict[Period, str] = {
    "week": "Woche",
    "month": "Monat",
    "quarter": "Quartal",
    "half_year": "Schulhalbjahr",
    "year": "Jahr",
}
# More than one Termin a day is no frequency; a weekday comes this often at most.
DAYS: dict[Period, int] = {"week": 7, "month": 31, "quarter": 92, "half_year": 184, "year": 366}
WEEKS: dict[Period, int] = {"week": 1, "month": 5, "quarter": 14, "half_year": 27, "year": 53}
MOST_FIXED = 5  # "1. Dienstag", "letzten Freitag" …
LONGEST = {"week": 52, "month": 11}


class Unfit(ValueError):
    """A frequency that cannot be; `slot` names the part at fault, `better` a value that fits."""

    def __init__(self, slot: str, reason: Told, better: int | None = None) -> None:
        super().__init__(reason)
        self.slot = slot
        self.reason = reason
        self.better = better


@dataclass(frozen=True)
class Every:
    """An interval: one Termin every `n` weeks (2–52) or months (2–11)."""

    n: int
    unit: Literal["week", "month"]


@dataclass(frozen=True)
class Position:
    """A weekday, and which one of the period: 1–5, -1 the last, `None` any."""

    weekday: Weekday
    nth: int | None = None


@dataclass(frozen=True)
class Frequency:
    """What was agreed: `count` Termine per `period`, or per interval `every`.

    `months` (ascending) narrow it to named months. `positions` name the days: with `nth` each one
    is a Termin, without it they are the weekdays that may be used. `on_demand` may carry a count
    and a period: so many Termine are kept in reserve. Raises `Unfit` for what cannot be.
    """

    mode: Mode
    count: int | None = None
    period: Period | None = None
    every: Every | None = None
    months: tuple[int, ...] = ()
    positions: tuple[Position, ...] = ()

    def __post_init__(self) -> None:
        for check in CHECKS if self.mode == "regular" else (_check_open,):
            check(self)

    @property
    def unit(self) -> Period | None:
        """The stretch the count refers to, whether period or interval."""
        return self.every.unit if self.every else self.period

    @property
    def fixed(self) -> bool:
        """Whether the positions say which weekday of the month it is ("1. Dienstag")."""
        return any(position.nth is not None for position in self.positions)

    def as_json(self, text: str) -> dict[str, object]:
        """The frequency beside the words it was read from, as plain JSON values."""
        return {
            "text": text,
            "mode": self.mode,
            "count": self.count,
            "period": self.period,
            "every": {"n": self.every.n, "unit": self.every.unit} if self.every else None,
            "months": list(self.months),
            "positions": [{"weekday": p.weekday, "nth": p.nth} for p in self.positions],
        }


def in_order(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """The positions by weekday, then first to last."""
    return tuple(sorted(positions, key=lambda p: (WEEKDAYS.index(p.weekday), (p.nth or 0) % 9)))


def months_per_period(months: tuple[int, ...], period: Period | None) -> int:
    """How many of the named months fall into one period of the school year; 1 without any.

    Raises `Unfit` when the months are spread unevenly over the periods.
    """
    split = SPLITS.get(period) if period else None
    if not months or split is None:
        return 1
    name, parts, part_of = split
    sizes = Counter(part_of(month) for month in months)
    if len(sizes) < parts or len(set(sizes.values())) > 1:
        raise Unfit(
            "months",
            _("Die Monate verteilen sich nicht gleichmäßig auf die %(periods)s.", periods=name),
        )
    return max(sizes.values())


SPLITS: dict[Period, tuple[Told, int, Callable[[int], int]]] = {
    "quarter": (_("Quartale"), 4, lambda month: (month - 1) // 3),
    "half_year": (_("Schulhalbjahre"), 2, lambda month: (month - 8) % 12 // 6),
    "year": (_("Jahre"), 1, lambda month: 0),
}


def natural_count(frequency_unit: Period | None, positions: tuple[Position, ...]) -> int:
    """The count that goes without saying: one for each named day, else one."""
    fixed = any(position.nth is not None for position in positions)
    return len(positions) if positions and (fixed or frequency_unit == "week") else 1


def _check_open(frequency: Frequency) -> None:
    if frequency.every or frequency.months or frequency.positions:
        raise Unfit("positions", _("Eine offene Häufigkeit hat keine festen Tage oder Monate."))
    if (frequency.count is None) != (frequency.period is None):
        raise Unfit("count", _("Eine Reserve braucht Zahl und Zeitraum."))
    if frequency.mode == "undecided" and frequency.count is not None:
        raise Unfit("count", _("Was noch offen ist, hat keine Zahl."))
    if frequency.count is not None:
        _check_count(frequency)


def _check_unit(frequency: Frequency) -> None:
    if (frequency.period is None) == (frequency.every is None):
        raise Unfit("period", _("Es braucht genau einen Zeitraum."))
    every = frequency.every
    if every and not 2 <= every.n <= LONGEST[every.unit]:
        raise Unfit("every", _("Ein Abstand liegt zwischen zwei Wochen und einem Jahr."))


def _check_months(frequency: Frequency) -> None:
    months = frequency.months
    if list(months) != sorted(set(months)) or not set(months) <= set(range(1, 13)):
        raise Unfit("months", _("Ein Monat steht doppelt."))
    if months and frequency.every and frequency.every.unit == "month":
        raise Unfit("months", _("Abstand in Monaten und feste Monate gehen nicht zusammen."))


def _check_positions(frequency: Frequency) -> None:
    positions = frequency.positions
    if len(set(positions)) != len(positions) or positions != in_order(positions):
        raise Unfit("positions", _("Ein Wochentag steht doppelt."))
    if not frequency.fixed:
        return
    if any(position.nth not in {1, 2, 3, 4, 5, LAST} for position in positions):
        raise Unfit("positions", _("Im Monat gibt es den 1. bis 5. und den letzten Wochentag."))
    if len(positions) > MOST_FIXED:
        reason = _("Mehr als %(most)s feste Tage sind ein wöchentlicher Rhythmus.", most=MOST_FIXED)
        raise Unfit("positions", reason)
    if frequency.unit == "week":
        raise Unfit("positions", _("In einer Woche gibt es jeden Wochentag nur einmal."))


def _most(frequency: Frequency) -> int:
    """How many Termine the stretch can hold at most."""
    unit = frequency.unit or "year"
    stretch = frequency.every.n if frequency.every else 1
    if frequency.positions and not frequency.fixed:
        return WEEKS[unit] * stretch * len(frequency.positions)
    return DAYS[unit] * stretch


def _check_count(frequency: Frequency) -> None:
    count, most = frequency.count or 0, _most(frequency)
    if count < 1:
        raise Unfit("count", _("Mindestens ein Termin muss es sein."), 1)
    if count > most:
        reason = _("%(count)s Termine sind zu viel (höchstens %(most)s).", count=count, most=most)
        raise Unfit("count", reason, most)


def _check_share(frequency: Frequency) -> None:
    """Named months and days get the same number of Termine each."""
    count, each = frequency.count or 0, months_per_period(frequency.months, frequency.period)
    if count % each:
        few = _(
            "Genannt sind %(months)s Monate, vereinbart %(termine)s.",
            months=each,
            termine=termine(count),
        )
        odd = _(
            "%(count)s Termine lassen sich nicht gleichmäßig auf %(months)s Monate verteilen.",
            count=count,
            months=each,
        )
        raise Unfit("months", few if count < each else odd, each * max(1, count // each))
    if frequency.fixed and count != each * len(frequency.positions):
        named = each * len(frequency.positions)
        reason = _(
            "Die genannten Tage ergeben %(termine)s, vereinbart: %(count)s.",
            termine=termine(named),
            count=count,
        )
        raise Unfit("positions", reason, named)


CHECKS: tuple[Callable[[Frequency], None], ...] = (
    _check_unit,
    _check_months,
    _check_positions,
    _check_count,
    _check_share,
)
