"""What has been read of a frequency so far, and what it amounts to in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.intervals import Stretch
from wirkraum.planning.domain.rhythm.shape import (
    LAST,
    Every,
    Frequency,
    Period,
    Position,
    Unfit,
    in_order,
    months_per_period,
    natural_count,
)
from wirkraum.planning.domain.rhythm.tokens import Token
from wirkraum.planning.domain.rhythm.wording import NTH, render

TWICE = {
    "count": _("Es stehen zwei Zahlen da."),
    "stretch": _("Es stehen zwei verschiedene Zeiträume da."),
    "months": _("Die Monate stehen zweimal da."),
    "positions": _("Die Wochentage stehen zweimal da."),
}


@dataclass
class Slots:
    """The parts of one frequency with the place each was read from."""

    text: str
    count: int | None = None
    stretch: Stretch | None = None
    months: tuple[int, ...] | None = None
    positions: tuple[Position, ...] | None = None
    bare: bool = False  # "im Monat" asks for a number, "monatlich" does not
    apiece: bool = False  # "jeweils": the count holds for each month
    choice: bool = False  # "oder": the weekdays are alternatives
    unclear: Token | None = None  # "jeden zweiten": of the month, or every other
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def put(self, slot: str, value: object, first: Token, last: Token) -> None:
        """Fill a slot; a second, different value is a slip at its place."""
        if slot == "count" and self.count is not None:
            self._refuse_second_count(first, last)
        if getattr(self, slot) not in {None, value}:
            raise Slip(first.start, last.end, TWICE[slot])
        setattr(self, slot, value)
        self.places[slot] = (first.start, last.end)

    def _refuse_second_count(self, first: Token, last: Token) -> None:
        """ "1x März, 1x Nov" is understood as "je 1x"."""
        apiece = f"je {self.text[: first.start]}{self.text[last.end :]}"
        raise Slip(first.start, last.end, TWICE["count"], (apiece,) if self.months else ())

    def settle(self) -> Frequency:
        """The frequency these parts make."""
        self._check_clear()
        stretch = self.stretch or self._usual_period()
        if isinstance(stretch, Every):
            self._check_counted(render(Frequency("regular", 1, every=stretch)))
            return self._made({"every": stretch}, self.count or self._natural_count(stretch.unit))
        months = self.months or ()
        try:
            each = months_per_period(months, stretch)
        except Unfit as unfit:
            spread = Frequency("regular", len(months), "year", months=months)
            raise Slip(*self.places["months"], unfit.reason, (render(spread),)) from None
        return self._made({"period": stretch}, self._count(stretch, each))

    def _check_clear(self) -> None:
        token = self.unclear
        if token is None or self.stretch or self.months or not 2 <= token.number <= 5:
            return
        nth, days = token.number, in_order(self.positions or ())
        free = tuple(Position(day.weekday) for day in days)
        try:
            of_month = Frequency("regular", len(days), "month", positions=days)
            in_turn = Frequency("regular", len(days), every=Every(nth, "week"), positions=free)
        except Unfit:
            return  # the days themselves are at fault, which is said later
        reason = _(
            "»%(word)s« ist zweideutig: der %(nth)s im Monat oder alle %(weeks)s Wochen?",
            word=token.text,
            nth=NTH[nth],
            weeks=nth,
        )
        raise Slip(token.start, token.end, reason, (render(of_month), render(in_turn)))

    def _fixed(self) -> bool:
        return any(position.nth is not None for position in self.positions or ())

    def _usual_period(self) -> Period:
        """The period that goes without saying; without any clue it has to be named."""
        if self.months and (self.count or not self.positions):
            return "year"
        if self.positions:
            return "month" if self._fixed() else "week"
        start, end = self.places.get("count", (0, len(self.text)))
        fixes = tuple(f"{self.text[:end]}/{unit}" for unit in ("Monat", "Jahr"))
        reason = _("Der Zeitraum fehlt: je Woche, Monat, Quartal oder Jahr?")
        raise Slip(start, end, reason, fixes)

    def _check_counted(self, once: str) -> None:
        """ "im Monat" alone does not say how often."""
        if self.bare and self.count is None and not self._fixed():
            raise Slip(*self.places["stretch"], _("Die Zahl fehlt: wie oft?"), (once,))

    def _natural_count(self, unit: Period) -> int:
        return 1 if self.choice else natural_count(unit, self.positions or ())

    def _count(self, period: Period, each: int) -> int:
        if self.count is not None:
            spread = self.apiece and self.months and self.stretch is None
            return self.count * each if spread else self.count
        if not self.months:
            self._check_counted(render(Frequency("regular", 1, period)))
        return self._natural_count(period) * each

    def _made(self, stretch: dict[str, Any], count: int) -> Frequency:
        positions = in_order(self.positions or ())
        parts = {"count": count, "months": self.months or (), "positions": positions}
        try:
            return Frequency("regular", **(stretch | parts))
        except Unfit as unfit:
            raise self._slip(unfit, stretch | parts) from None

    def _slip(self, unfit: Unfit, parts: dict[str, Any]) -> Slip:
        """The slip for what does not fit, with the nearest frequency that would."""
        slot = "stretch" if unfit.slot in {"period", "every"} else unfit.slot
        start, end = self.places.get(slot, (0, len(self.text)))
        better = nearest(parts, unfit)
        return Slip(start, end, unfit.reason, (render(better),) if better else ())


def nearest(parts: dict[str, Any], unfit: Unfit) -> Frequency | None:
    """The parts with a count, and ordinals, that can be; nothing where more is wrong."""
    kept = (
        p if p.nth in {None, 1, 2, 3, 4, 5} else Position(p.weekday, LAST)
        for p in parts["positions"]
    )
    positions = in_order(tuple(dict.fromkeys(kept)))
    count = unfit.better or min(parts["count"], len(positions) or parts["count"])
    try:
        return Frequency("regular", **(parts | {"count": count, "positions": positions}))
    except Unfit:
        return None
