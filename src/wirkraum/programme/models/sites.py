"""Sites, their schools, addresses, carriers and phases over time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models.base import Dated, DatedQuerySet, Sourced
from wirkraum.programme.models.people import Organisation
from wirkraum.programme.models.programme import Programme


class SiteKind(models.TextChoices):
    """The kind of school a site belongs to, as reports count it."""

    PRIMARY = "primary", _("Grundschule")
    SPECIAL = "special", _("Förderschule")
    OTHER = "other", _("andere Schulart")


class Site(Versioned, Sourced):
    """One family-school centre."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sites")
    slug = models.SlugField(_("Kürzel in Adressen"), max_length=40)
    mark = models.CharField(_("Marke"), max_length=6, help_text=_("z. B. 139 oder FöZ"))
    name = models.CharField(_("Name"), max_length=160)
    kind = models.CharField(_("Schulart"), max_length=10, choices=SiteKind.choices)
    about = models.TextField(_("Über den Standort"), blank=True)
    public_contact = models.CharField(_("Kontakt für Familien"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Standort")
        verbose_name_plural = _("Standorte")
        ordering = ["mark", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "slug"],
                name="one_site_per_slug",
                violation_error_message=_("Dieses Kürzel ist schon vergeben."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class School(Dated, Sourced):
    """A school a site serves: one centre may serve two."""

    site = models.ForeignKey(
        Site, models.CASCADE, related_name="schools", verbose_name=_("Standort")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="served_by", verbose_name=_("Schule")
    )

    objects = DatedQuerySet["School"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Schule am Standort")
        verbose_name_plural = _("Schulen am Standort")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return str(self.organisation)


class Address(Dated, Sourced):
    """Where a site is, from when to when: sites move."""

    site = models.ForeignKey(
        Site, models.CASCADE, related_name="addresses", verbose_name=_("Standort")
    )
    street = models.CharField(_("Straße und Hausnummer"), max_length=120)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    city = models.CharField(_("Ort"), max_length=80)
    quarter = models.CharField(_("Stadtteil"), max_length=80, blank=True)
    district = models.CharField(_("Stadtbezirk"), max_length=80, blank=True)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)

    objects = DatedQuerySet["Address"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Anschrift")
        verbose_name_plural = _("Anschriften")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.street}, {self.postcode} {self.city}".replace(",  ", ", ")


class Carriership(Dated, Sourced):
    """Which carrier runs a site from when to when."""

    site = models.ForeignKey(
        Site, models.CASCADE, related_name="carrierships", verbose_name=_("Standort")
    )
    carrier = models.ForeignKey(
        Organisation, models.PROTECT, related_name="carrierships", verbose_name=_("Träger")
    )

    objects = DatedQuerySet["Carriership"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Trägerschaft")
        verbose_name_plural = _("Trägerschaften")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.carrier}: {self.site}"


class PhaseKind(models.TextChoices):
    """How far a site is; the first five are stages of building up."""

    PREPARATION = "preparation", _("Anbahnung")
    START = "start", _("Aufbau")
    TRIAL = "trial", _("Erprobung")
    ESTABLISHED = "established", _("Etablierung")
    PERMANENT = "permanent", _("Verstetigung")
    PAUSED = "paused", _("Pause")
    ENDED = "ended", _("beendet")


STAGES = list(PhaseKind)[:5]
NUMBERS = {stage.value: number for number, stage in enumerate(STAGES, start=1)}


class Phase(Dated, Sourced):
    """A phase of a site's life."""

    site = models.ForeignKey(
        Site, models.CASCADE, related_name="phases", verbose_name=_("Standort")
    )
    kind = models.CharField(_("Phase"), max_length=12, choices=PhaseKind.choices)
    focus = models.CharField(_("Schwerpunkt"), max_length=80, blank=True)

    objects = DatedQuerySet["Phase"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Phase")
        verbose_name_plural = _("Phasen")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def stage(self) -> int:
        """1–5 while the site builds up, else 0."""
        return NUMBERS.get(self.kind, 0)

    @property
    def rests(self) -> bool:
        """A pause or the end: no stage of building up."""
        return self.stage == 0
