"""How days, months and times are called in sentences."""

from collections.abc import Iterable
from datetime import date

from wirkraum.kit.told import Day, Told, joined, row
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.problem import Minute

WEEKDAYS = (
    *(_("Montag"), _("Dienstag"), _("Mittwoch"), _("Donnerstag"), _("Freitag")),
    *(_("Samstag"), _("Sonntag")),
)
SHORT = (_("Mo"), _("Di"), _("Mi"), _("Do"), _("Fr"), _("Sa"), _("So"))
ALWAYS = (
    *(_("montags"), _("dienstags"), _("mittwochs"), _("donnerstags"), _("freitags")),
    *(_("samstags"), _("sonntags")),
)


def day_name(day: date) -> Day:
    """The day as "Mo 5.2.2024"."""
    return Day(day, "dated")


def short(day: date) -> Day:
    """ "Mo 5.2."."""
    return Day(day, "short")


def weekday_names(weekdays: Iterable[int]) -> Told:
    """The weekdays (1 to 7) as "Di, Mi"."""
    return row(SHORT[each - 1] for each in sorted(weekdays))


def always(weekdays: Iterable[int]) -> Told:
    """The weekdays (1 to 7) as "dienstags und mittwochs"."""
    return joined(ALWAYS[each - 1] for each in sorted(weekdays))


def clock(minute: Minute) -> str:
    """The time of day as HH:MM."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def clock_bare(minute: Minute) -> str:
    """ "9:00"."""
    return f"{minute // 60}:{minute % 60:02}"


def hour(minute: Minute) -> Told:
    """ "9:00 Uhr"."""
    return _("%(time)s Uhr", time=clock_bare(minute))


def termine(number: int) -> Told:
    """ "1 Termin", "12 Termine"."""
    return _("1 Termin") if number == 1 else _("%(number)s Termine", number=number)


def month_of(day: date) -> Told:
    """ "Februar 2024"."""
    return row([Day(day.replace(day=1), "month")])


def month_name(month: int) -> Told:
    """ "Februar"."""
    return row([Day(date(2000, month, 1), "month_name")])


def quarter_of(day: date) -> Told:
    """ "1. Quartal 2024"."""
    return _("%(number)s. Quartal %(year)s", number=(day.month + 2) // 3, year=day.year)


def half(number: int) -> Told:
    """ "1. Schulhalbjahr"."""
    return _("1. Schulhalbjahr") if number == 1 else _("2. Schulhalbjahr")


def school_year(begins: int) -> Told:
    """ "Schuljahr 2023/24"."""
    return _("Schuljahr %(label)s", label=f"{begins}/{(begins + 1) % 100:02}")
