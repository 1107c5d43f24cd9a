"""The Termin, spine of everything: its life, time, place, people, head count and note."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkraum.calendar.models.absences import ForeignCalendar
from wirkraum.calendar.models.places import Room
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.records import Versioned, exactly_one
from wirkraum.programme.models import Circle, Duty, Organisation, Post, Programme, Site


class Kind(Versioned):
    """A kind of Termin (Elterncafé, Dienstberatung, Stadtteilrunde …): data of the programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="kinds")
    slug = models.SlugField(_("Kürzel"), max_length=40)
    name = models.CharField(_("Name"), max_length=80)
    icon = models.CharField(_("Zeichen"), max_length=30, blank=True)
    duty = models.ForeignKey(
        Duty,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="kinds",
        verbose_name=_("zählt zu"),
    )
    counts_families = models.BooleanField(_("mit Familien"), default=False)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Art von Terminen")
        verbose_name_plural = _("Arten von Terminen")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="one_kind_per_slug")
        ]

    def __str__(self) -> str:
        return self.name


class Status(models.TextChoices):
    """The life of a Termin."""

    PROPOSED = "proposed", _("vorgeschlagen")
    PLANNED = "planned", _("geplant")
    ANNOUNCED = "announced", _("steht fest")
    HELD = "held", _("gehalten")
    DOCUMENTED = "documented", _("dokumentiert")
    CANCELLED = "cancelled", _("ausgefallen")


class Visibility(models.TextChoices):
    """Who sees a Termin."""

    TEAM = "team", _("nur Beteiligte")
    PROGRAMME = "programme", _("alle im Programm")
    PUBLIC = "public", _("öffentlich, auch für Familien")


class Termin(Versioned):
    """Something that happens at a time with people."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="termine")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("Titel"), max_length=160)
    kind = models.ForeignKey(
        Kind, models.PROTECT, null=True, blank=True, related_name="termine", verbose_name=_("Art")
    )
    status = models.CharField(
        _("Stand"), max_length=10, choices=Status.choices, default=Status.PLANNED
    )
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    place = models.CharField(_("Ort"), max_length=160, blank=True)
    room = models.ForeignKey(
        Room,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="termine",
        verbose_name=_("Raum"),
    )
    source = models.ForeignKey(
        ForeignCalendar,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="termine",
        verbose_name=_("aus dem Kalender"),
    )
    source_key = models.CharField(max_length=300, blank=True, editable=False)
    sites = models.ManyToManyField(
        Site, blank=True, related_name="termine", verbose_name=_("Standorte")
    )
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="termine", verbose_name=_("Organisationen")
    )
    visibility = models.CharField(
        _("Sichtbar für"),
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.PROGRAMME,
    )
    note = models.TextField(_("Notiz"), blank=True, help_text=_("Bitte ohne Namen von Familien."))
    adults = models.PositiveSmallIntegerField(_("Erwachsene"), null=True, blank=True)
    children = models.PositiveSmallIntegerField(_("Kinder"), null=True, blank=True)
    cancelled_because = models.CharField(_("Grund der Absage"), max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(editable=False)
    is_example = models.BooleanField(_("Beispiel"), default=False, editable=False)

    class Meta:
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["programme", "starts_at"]),
            models.Index(fields=["programme", "status", "starts_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="termin_ends_after_it_begins",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="termin_has_a_known_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.day:%d.%m.%Y}"

    @property
    def day(self) -> dt.date:
        """The calendar day in Berlin."""
        return self.starts_at.astimezone(BERLIN).date()

    @property
    def has_happened(self) -> bool:
        """Whether it counts as held."""
        return self.status in {Status.HELD, Status.DOCUMENTED}


class Role(models.TextChoices):
    """How a participant takes part."""

    REQUIRED = "required", _("nötig")
    OPTIONAL = "optional", _("freiwillig")
    INFORMED = "informed", _("zur Kenntnis")


class Participant(models.Model):
    """Who takes part: a circle, a single post or an organisation."""

    termin = models.ForeignKey(Termin, models.CASCADE, related_name="participants", editable=False)
    circle = models.ForeignKey(
        Circle,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("Zielgruppe"),
    )
    post = models.ForeignKey(
        Post,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("Stelle"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("Organisation"),
    )
    role = models.CharField(
        _("Teilnahme"), max_length=10, choices=Role.choices, default=Role.REQUIRED
    )

    class Meta:
        verbose_name = _("Beteiligung")
        verbose_name_plural = _("Beteiligungen")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("circle", "post", "organisation"),
                name="participant_is_exactly_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.circle or self.post or self.organisation)
