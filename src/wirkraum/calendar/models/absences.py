"""When people are away, and the foreign calendars that say so."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned, exactly_one
from wirkraum.programme.models import Circle, Person, Post, Programme


class CalendarUse(models.TextChoices):
    """What the entries of a foreign calendar mean."""

    BUSY = "busy", _("nur frei/belegt")
    SERIES = "series", _("Termine, die feststehen")


class ForeignCalendar(Versioned):
    """A calendar kept elsewhere: of a post or person, or of a circle such as a Stadtteilrunde.

    Its entries are Abwesenheiten (`busy`) or Termine of the programme (`series`). Without an address
    it was read from a file once.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="foreign_calendars")
    name = models.CharField(_("Name"), max_length=120)
    use = models.CharField(
        _("Die Einträge sind"), max_length=6, choices=CalendarUse.choices, default=CalendarUse.BUSY
    )
    post = models.ForeignKey(
        Post,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="foreign_calendars",
        verbose_name=_("Stelle"),
    )
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="foreign_calendars",
        verbose_name=_("Person"),
    )
    circle = models.ForeignKey(
        Circle,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="foreign_calendars",
        verbose_name=_("Zielgruppe"),
    )
    address = models.URLField(_("Adresse"), max_length=500, blank=True)
    read_at = models.DateTimeField(_("zuletzt gelesen"), null=True, editable=False)
    problem = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("fremder Kalender")
        verbose_name_plural = _("fremde Kalender")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="one_foreign_calendar_per_name",
                violation_error_message=_("Einen Kalender mit diesem Namen gibt es schon."),
            ),
            models.CheckConstraint(
                condition=exactly_one("post", "person", "circle"),
                name="foreign_calendar_of_exactly_one",
                violation_error_message=_("Wählen Sie entweder Stelle, Person oder Zielgruppe."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def address_words(value: str) -> str:
        """An address as the history tells it: whoever knows all of it can read the calendar."""
        return f"{urlsplit(value).hostname}/…"


class Absence(Versioned):
    """Days, or hours of these days, on which a post or a person is away.

    The reason is for the person alone and those who run the calendar, and may stay empty: everybody
    else reads "belegt". `key` is the foreign entry it was read from.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="absences")
    post = models.ForeignKey(
        Post,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="absences",
        verbose_name=_("Stelle"),
    )
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="absences",
        verbose_name=_("Person"),
    )
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))
    begins = models.TimeField(_("von"), null=True, blank=True)
    ends = models.TimeField(_("bis"), null=True, blank=True)
    reason = models.CharField(
        _("Grund"),
        max_length=120,
        blank=True,
        help_text=_("Freiwillig. Andere sehen nur „belegt“. Bitte nichts über Gesundheit."),
    )
    source = models.ForeignKey(
        ForeignCalendar,
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="absences",
        verbose_name=_("aus dem Kalender"),
    )
    key = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("Abwesenheit")
        verbose_name_plural = _("Abwesenheiten")
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["programme", "last_day", "first_day"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="absence_ends_after_it_begins",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(begins__isnull=True, ends__isnull=True)
                    | Q(begins__isnull=False, ends__isnull=False, ends__gt=F("begins"))
                ),
                name="absence_has_both_hours",
                violation_error_message=_(
                    "Geben Sie beide Uhrzeiten an, das Ende nach dem Beginn."
                ),
            ),
            models.CheckConstraint(
                condition=exactly_one("post", "person"),
                name="absence_of_exactly_one",
                violation_error_message=_("Wählen Sie entweder eine Stelle oder eine Person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post or self.person}, {self.first_day:%d.%m.%Y}"
