"""Places, their rooms, and how long it takes from one to the other."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models import Programme, Site


class Place(Versioned):
    """Where rooms are; online places need no travel and hold any number of meetings.

    A place at a site lies where the site's address lies, unless it has a position of its own.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="places")
    name = models.CharField(_("Name"), max_length=120)
    site = models.ForeignKey(
        Site,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("Standort"),
    )
    online = models.BooleanField(_("online"), default=False)
    latitude = models.FloatField(
        _("Breite"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("Länge"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    class Meta:
        verbose_name = _("Ort")
        verbose_name_plural = _("Orte")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="one_place_per_name",
                violation_error_message=_("Diesen Ort gibt es schon."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Room(Versioned):
    """A room of a place and how many people it holds."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="rooms", verbose_name=_("Ort"))
    name = models.CharField(_("Raum"), max_length=80)
    seats = models.PositiveSmallIntegerField(
        _("Plätze"), validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )

    class Meta:
        verbose_name = _("Raum")
        verbose_name_plural = _("Räume")
        ordering = ["place__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "name"],
                name="one_room_per_name",
                violation_error_message=_("Diesen Raum gibt es schon."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.place.name}, {self.name}"


class TravelTime(Versioned):
    """Minutes between two places, either way, where the straight line does not tell the truth."""

    place = models.ForeignKey(
        Place, models.CASCADE, related_name="ways_from", verbose_name=_("von")
    )
    other = models.ForeignKey(Place, models.CASCADE, related_name="ways_to", verbose_name=_("nach"))
    minutes = models.PositiveSmallIntegerField(_("Minuten"), validators=[MaxValueValidator(600)])

    class Meta:
        verbose_name = _("Wegzeit")
        verbose_name_plural = _("Wegzeiten")
        ordering = ["place__name", "other__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__lt=F("other")),
                name="a_way_leads_from_the_older_place",
                violation_error_message=_("Ein Weg führt von einem Ort zu einem anderen."),
            ),
            models.UniqueConstraint(
                fields=["place", "other"],
                name="one_travel_time_per_way",
                violation_error_message=_("Diese Wegzeit gibt es schon."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place.name} – {self.other.name}"
