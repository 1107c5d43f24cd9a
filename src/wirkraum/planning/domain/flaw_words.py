"""What a year costs now, in the coordination's words."""

from __future__ import annotations

from collections.abc import Iterator

from wirkraum.kit.told import Told, joined
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.bridge.flaws import Flaws
from wirkraum.planning.domain.weighing import Slider


def effect_told(slider: Slider, flaws: Flaws) -> Told:
    """What there is now of all that the slider moves, in a sentence."""
    found = list(EFFECTS[slider](flaws))
    return _("%(found)s.", found=joined(found)) if found else FINE[slider]


FINE: dict[Slider, Told] = {
    "rhythm": _("Alle Termine liegen am gewohnten Wochentag zur gewohnten Zeit."),
    "evenness": _("Alle Termine verteilen sich gleichmäßig."),
    "people": _("Keine Wege, keine vollen Tage, alle Eingeladenen können."),
}


def _rhythm(flaws: Flaws) -> Iterator[Told]:
    yield from _counted(
        flaws.of("off_weekday"),
        _("1 Termin liegt auf einem anderen Wochentag als sonst"),
        _("%(number)s Termine liegen auf einem anderen Wochentag als sonst"),
    )
    yield from _counted(
        flaws.of("off_time"),
        _("1 Termin beginnt zu einer anderen Uhrzeit als sonst"),
        _("%(number)s Termine beginnen zu einer anderen Uhrzeit als sonst"),
    )
    yield from _counted(
        flaws.of("weekday_not_preferred"),
        _("1 Termin liegt nicht auf dem Wunsch-Wochentag"),
        _("%(number)s Termine liegen nicht auf dem Wunsch-Wochentag"),
    )
    yield from _counted(
        flaws.of("hour_from_preferred"),
        _("1 Stunde neben der Wunsch-Uhrzeit"),
        _("%(number)s Stunden neben der Wunsch-Uhrzeit"),
    )


def _evenness(flaws: Flaws) -> Iterator[Told]:
    yield from _counted(
        flaws.of("gap_day"),
        _("1 Tag neben dem gleichmäßigen Abstand"),
        _("%(number)s Tage neben dem gleichmäßigen Abstand"),
    )


def _people(flaws: Flaws) -> Iterator[Told]:
    if flaws.trips:
        minutes = 10 * flaws.of("trip_per_10min")
        text = _("%(trips)s Wege (zusammen rund %(minutes)s Minuten)")
        one = _("1 Weg (rund %(minutes)s Minuten)")
        yield (one if flaws.trips == 1 else text).filled(trips=flaws.trips, minutes=minutes)
    yield from _counted(
        flaws.of("third_meeting"),
        _("1 voller Tag mit einem dritten Termin"),
        _("%(number)s volle Tage mit einem dritten Termin"),
    )
    yield from _counted(
        flaws.of("optional_absent"),
        _("1 Einladung an eine Stelle, die nicht da ist"),
        _("%(number)s Einladungen an Stellen, die nicht da sind"),
    )
    yield from _counted(
        flaws.of("double_booking"),
        _("1 Einladung neben einem anderen Termin"),
        _("%(number)s Einladungen neben einem anderen Termin"),
    )


def _counted(number: int, one: Told, many: Told) -> Iterator[Told]:
    if number:
        yield one if number == 1 else many.filled(number=number)


EFFECTS = {"rhythm": _rhythm, "evenness": _evenness, "people": _people}
