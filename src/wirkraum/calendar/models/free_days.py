"""Days on which nothing is planned: school holidays, set days, movable days, closures."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models import Programme, Site


class FreeKind(models.TextChoices):
    """Why a day is free. Public holidays are computed, not stored."""

    SCHOOL = "school", _("Schulferien")
    SET = "set", _("unterrichtsfreier Tag")
    MOVABLE = "movable", _("frei beweglicher Ferientag")
    CLOSURE = "closure", _("Schließzeit")


class FreeDays(Versioned):
    """A run of free days (both ends inclusive), for the whole programme or one site."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="free_days")
    site = models.ForeignKey(
        Site,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="free_days",
        verbose_name=_("Standort"),
        help_text=_("Leer: gilt für alle."),
    )
    kind = models.CharField(_("Art"), max_length=10, choices=FreeKind.choices)
    name = models.CharField(_("Name"), max_length=80)
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))
    source = models.CharField(_("Quelle"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("freie Tage")
        verbose_name_plural = _("freie Tage")
        ordering = ["first_day", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="free_days_end_after_they_begin",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.UniqueConstraint(
                fields=["programme", "kind", "first_day", "last_day"],
                condition=Q(site__isnull=True),
                name="free_days_once",
                violation_error_message=_("Diese freien Tage gibt es schon."),
            ),
            models.UniqueConstraint(
                fields=["site", "kind", "first_day", "last_day"],
                condition=Q(site__isnull=False),
                name="free_days_once_per_site",
                violation_error_message=_("Diese freien Tage gibt es schon."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
