"""Reports being written, and the frozen editions that went out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models import Programme


class Report(Versioned):
    """A report in the making: template, Stichtag, and the free sentences people added."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="reports")
    template = models.SlugField(_("Vorlage"), max_length=40)
    title = models.CharField(_("Titel"), max_length=160)
    as_of = models.DateField(_("Stichtag"))
    additions = models.JSONField(_("eigene Sätze"), default=dict, blank=True)
    accepted = models.JSONField(_("begründet belassene Hinweise"), default=dict, blank=True)

    class Meta:
        verbose_name = _("Bericht")
        verbose_name_plural = _("Berichte")
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "template", "as_of"],
                name="one_report_per_template_and_day",
                violation_error_message=_("Diesen Bericht gibt es zu diesem Stichtag schon."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.as_of:%d.%m.%Y}"


class Edition(models.Model):
    """A published report: frozen tree and documents with their hash."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("Ausgabe"))
    published_at = models.DateTimeField(_("herausgegeben am"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    tree = models.JSONField()
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    pptx = models.BinaryField()
    pdf = models.BinaryField()
    html = models.BinaryField()

    class Meta:
        verbose_name = _("Ausgabe")
        verbose_name_plural = _("Ausgaben")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_number_per_edition")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
