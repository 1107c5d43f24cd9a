"""The bare facts of grants: who got a Bescheid, when, for which sites."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.dates import day_figures
from wirkraum.programme.models.base import Dated, DatedQuerySet, Sourced
from wirkraum.programme.models.people import Organisation
from wirkraum.programme.models.programme import Programme
from wirkraum.programme.models.sites import Site


class Grant(Dated, Sourced):
    """A Bescheid to a carrier; the period it covers is `valid_from` to `valid_until`."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="grants")
    carrier = models.ForeignKey(
        Organisation, models.PROTECT, related_name="grants", verbose_name=_("Träger")
    )
    decided_on = models.DateField(
        _("Bescheid vom"), null=True, blank=True, help_text=_("Leer, solange das Datum fehlt.")
    )
    reference = models.CharField(_("Aktenzeichen"), max_length=80, blank=True)
    sites = models.ManyToManyField(
        Site, blank=True, related_name="grants", verbose_name=_("Standorte")
    )

    objects = DatedQuerySet["Grant"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Bescheid")
        verbose_name_plural = _("Bescheide")
        ordering = ["-valid_from", "carrier__name"]

    def __str__(self) -> str:
        return ", ".join(filter(None, [str(self.carrier), day_figures(self.decided_on)]))
