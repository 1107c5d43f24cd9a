"""What came in from outside, and what a person made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.history.models import Entry
from wirkraum.kit.records import Versioned
from wirkraum.programme.models import Programme


class Arrival(Versioned):
    """A deck or table that came in: the proposal read from it, until a person confirms it."""

    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="arrivals"
    )
    name = models.CharField(_("Name"), max_length=200)
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    arrived_at = models.DateTimeField(_("eingegangen am"))
    arrived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    deck = models.JSONField()
    proposal = models.JSONField()
    confirmed = models.OneToOneField(
        Entry, models.SET_NULL, null=True, blank=True, related_name="arrival"
    )

    class Meta:
        verbose_name = _("Eingang")
        verbose_name_plural = _("Eingänge")
        ordering = ["-arrived_at", "-pk"]

    def __str__(self) -> str:
        return self.name
