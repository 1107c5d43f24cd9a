"""So many units of time as a period with a name, or as an interval."""

from __future__ import annotations

from typing import cast

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.shape import Every, Frequency, Period, Unfit

Stretch = Period | Every
MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def interval(amount: int, unit: str, place: tuple[int, int]) -> Stretch:
    """The period or interval of this length; raises `Slip` at the place for what no plan holds."""
    if unit == "day":
        amount, unit = _weeks(amount, place), "week"
    if amount == 1:
        return cast("Period", unit)
    months = amount * MONTHS.get(unit, 0)
    if months == MONTHS["year"]:
        return "year"
    every = Every(months, "month") if months else Every(amount, "week")
    try:
        Frequency("regular", 1, every=every)
    except Unfit as unfit:
        raise Slip(*place, unfit.reason, ("1x/Jahr",)) from None
    return every


def _weeks(days: int, place: tuple[int, int]) -> int:
    if days and days % 7 == 0:
        return days // 7
    weeks = round(days / 7)
    fix = f"alle {weeks} Wochen" if weeks > 1 else "wöchentlich"
    raise Slip(*place, _("Ein Abstand in Tagen muss aus ganzen Wochen bestehen."), (fix,))
