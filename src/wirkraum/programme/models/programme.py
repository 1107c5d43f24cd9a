"""The municipality and its programme."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned

LAENDER = [
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("BE", "Berlin"),
    ("BB", "Brandenburg"),
    ("HB", "Bremen"),
    ("HH", "Hamburg"),
    ("HE", "Hessen"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("SH", "Schleswig-Holstein"),
    ("TH", "Thüringen"),
]


class Municipality(Versioned):
    """A town or district, and the Land whose school calendar it follows."""

    name = models.CharField(_("Name"), max_length=120, help_text=_("z. B. Dresden"))
    full_name = models.CharField(
        _("amtlicher Name"), max_length=160, help_text=_("z. B. Landeshauptstadt Dresden")
    )
    land = models.CharField(_("Land"), max_length=2, choices=LAENDER)

    class Meta:
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")

    def __str__(self) -> str:
        return self.full_name


class Programme(Versioned):
    """What a municipality runs: its family-school centres under one name and one office."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="programmes", verbose_name=_("Kommune")
    )
    slug = models.SlugField(_("Kürzel"), max_length=40, unique=True)
    name = models.CharField(_("Name"), max_length=120, help_text=_("z. B. Familienschulzentren"))
    short_name = models.CharField(_("Kurzname"), max_length=20, help_text=_("z. B. FSZ"))
    office = models.CharField(_("Amt"), max_length=120, help_text=_("z. B. Amt für Schulen"))
    office_short = models.CharField(_("Amt, kurz"), max_length=40, blank=True)
    website = models.URLField(_("Website"), blank=True)
    contact_email = models.EmailField(_("Kontakt für Familien"), blank=True)
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)
    is_example = models.BooleanField(_("Vorführung mit Beispieldaten"), default=False)

    class Meta:
        verbose_name = _("Programm")
        verbose_name_plural = _("Programme")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="programme_ends_after_it_begins",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.municipality.name}"


class Link(Versioned):
    """A web address the programme knows; checks compare decks with it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="links")
    label = models.CharField(_("Bezeichnung"), max_length=120)
    url = models.URLField(_("Adresse"))

    class Meta:
        verbose_name = _("Verweis")
        verbose_name_plural = _("Verweise")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label


class Theme(models.TextChoices):
    """The field of work a duty belongs to."""

    START = "start", _("Start in das Schuljahr")
    COOPERATION = "cooperation", _("Kooperation am Standort")
    NETWORK = "network", _("Vernetzung in den Sozialraum")
    COORDINATION = "coordination", _("Kommunale Koordinierung")


class Duty(Versioned):
    """What the site leads have taken on; kinds of Termin count towards it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="duties")
    theme = models.CharField(_("Arbeitsfeld"), max_length=20, choices=Theme.choices)
    text = models.CharField(_("Aufgabe"), max_length=300)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Aufgabe der FSZ")
        verbose_name_plural = _("Aufgaben der FSZ")
        ordering = ["theme", "order", "pk"]

    def __str__(self) -> str:
        return self.text
