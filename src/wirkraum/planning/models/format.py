"""Formats with their frequency, and the Termine they have made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.calendar.models import Room, Termin
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.day_words import SHORT, WEEKDAYS
from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse
from wirkraum.programme.models import Circle, Dated, DatedQuerySet, Programme
from wirkraum.programme.models.people import monday_to_friday, working_days


def understood(text: str) -> None:
    """Refuse a frequency the grammar does not know, with its own words."""
    try:
        parse(text)
    except FrequencyError as error:
        raise ValidationError(spoken(error.told), code="frequency") from error


class Coordination(models.TextChoices):
    """Whether the coordination takes part in a format whose circle it does not sit in."""

    REQUIRED = "required", _("muss dabei sein")
    OPTIONAL = "optional", _("ist eingeladen")
    ABSENT = "absent", _("ist nicht dabei")


class Reserve(models.TextChoices):
    """The period in which a format on demand keeps days free."""

    MONTH = "month", _("im Monat")
    QUARTER = "quarter", _("im Quartal")
    HALF_YEAR = "halfyear", _("im Halbjahr")
    YEAR = "year", _("im Jahr")


class Format(Dated):
    """A row of the coordination's table: target group × format × frequency."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="formats")
    code = models.CharField(_("Kürzel"), max_length=8, help_text=_("z. B. JF"))
    name = models.CharField(_("Format"), max_length=120)
    detail = models.CharField(
        _("Zusatz"), max_length=120, blank=True, help_text=_("z. B. inkl. Professionalisierung")
    )
    circle = models.ForeignKey(
        Circle, models.PROTECT, related_name="formats", verbose_name=_("Zielgruppe")
    )
    frequency_text = models.CharField(
        _("Häufigkeit"),
        max_length=120,
        validators=[understood],
        help_text=_("In Ihren Worten, z. B. „2x/Monat“, „2x/Jahr (März/Nov)“ oder „nach Bedarf“."),
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    minutes = models.PositiveSmallIntegerField(
        _("Dauer in Minuten"),
        default=120,
        validators=[MinValueValidator(15), MaxValueValidator(600)],
    )
    weekdays = models.JSONField(
        _("mögliche Wochentage"), default=monday_to_friday, validators=[working_days]
    )
    earliest = models.TimeField(_("frühestens"), default=dt.time(9, 0))
    latest = models.TimeField(_("spätestens zu Ende"), default=dt.time(16, 0))
    preferred_weekday = models.PositiveSmallIntegerField(
        _("am liebsten am"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(7)],
    )
    preferred_start = models.TimeField(_("am liebsten um"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=160, blank=True)
    rooms = models.ManyToManyField(
        Room,
        blank=True,
        related_name="formats",
        verbose_name=_("mögliche Räume"),
        help_text=_("Leer: überall, wo Platz ist – dann zählt nur der Ort oben."),
    )
    coordination = models.CharField(
        _("Die Koordinierung"),
        max_length=8,
        choices=Coordination.choices,
        default=Coordination.REQUIRED,
    )
    min_gap_days = models.PositiveSmallIntegerField(
        _("Abstand mindestens (Tage)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
        help_text=_("Leer: so, dass die Termine sich gleichmäßig verteilen."),
    )
    in_holidays = models.BooleanField(_("auch in den Schulferien"), default=False)
    not_first_week = models.BooleanField(_("nicht in der ersten Schulwoche"), default=False)
    not_beside_holidays = models.BooleanField(
        _("nicht am Tag vor oder nach den Ferien"), default=False
    )
    not_with = models.ManyToManyField("self", blank=True, verbose_name=_("nie am selben Tag wie"))
    set_by_others = models.BooleanField(
        _("wird von anderen festgelegt"),
        default=False,
        help_text=_("z. B. die Stadtteilrunde: Ihre Tage stehen fest, geplant wird um sie herum."),
    )
    reserve = models.PositiveSmallIntegerField(
        _("Tage freihalten"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_(
            "Nur für „nach Bedarf“: Aus einem freigehaltenen Tag wird auf Wunsch ein Termin."
        ),
    )
    reserve_period = models.CharField(
        _("je"), max_length=8, choices=Reserve.choices, default=Reserve.MONTH
    )

    objects = DatedQuerySet["Format"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Format")
        verbose_name_plural = _("Formate")
        ordering = ["order", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="one_format_per_code",
                violation_error_message=_("Dieses Kürzel ist schon vergeben."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def weekdays_words(value: Iterable[int]) -> str:
        """The stored weekdays as the history tells them."""
        return ", ".join(spoken(SHORT[day - 1]) for day in value)

    @staticmethod
    def preferred_weekday_words(value: int) -> str:
        """The stored wish as the history tells it."""
        return spoken(WEEKDAYS[value - 1])

    @property
    def frequency(self) -> Frequency:
        """The understood frequency; stored texts have passed the grammar."""
        return parse(self.frequency_text)

    @property
    def full_name(self) -> str:
        """Name with its addition, as the deck's table prints it."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


class Occurrence(models.Model):
    """A Termin that a format has made, and the period of its quota it fills."""

    format = models.ForeignKey(
        Format, models.PROTECT, related_name="occurrences", verbose_name=_("Format")
    )
    termin = models.OneToOneField(Termin, models.CASCADE, related_name="occurrence")
    number = models.PositiveIntegerField(_("laufende Nummer"), null=True, blank=True)
    pinned = models.BooleanField(
        _("nicht verschieben"),
        default=False,
        help_text=_("Auch wenn neu geplant wird, bleibt dieser Termin, wo er ist."),
    )

    class Meta:
        verbose_name = _("Termin eines Formats")
        verbose_name_plural = _("Termine von Formaten")
        ordering = ["format", "termin"]

    def __str__(self) -> str:
        return str(self.termin)
