"""Reports being written, the sentences people add, and the frozen editions that went out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models import Programme


class Report(Versioned):
    """A report in the making: template and Stichtag; its sentences come from the records.

    `accepted` keeps, by a finding's key, why an error of the checks was left standing.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="reports")
    template = models.SlugField(_("Vorlage"), max_length=40)
    title = models.CharField(_("Titel"), max_length=160)
    as_of = models.DateField(_("Stichtag"))
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


class Sentence(Versioned):
    """A sentence somebody added to a report: free, so no record stands behind it."""

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="sentences", verbose_name=_("Bericht"), editable=False
    )
    slide = models.PositiveSmallIntegerField(_("Folie der Vorlage"), editable=False)
    text = models.CharField(_("Aussage"), max_length=240)

    class Meta:
        verbose_name = _("eigene Aussage")
        verbose_name_plural = _("eigene Aussagen")
        ordering = ["slide", "pk"]

    def __str__(self) -> str:
        return self.text


class Edition(models.Model):
    """A published report: frozen, with the seal of its tree. Its documents hold it fast."""

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="editions", verbose_name=_("Bericht")
    )
    number = models.PositiveIntegerField(_("Ausgabe"))
    published_at = models.DateTimeField(_("herausgegeben am"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("herausgegeben von"),
    )
    digest = models.CharField(_("Prüfsumme"), max_length=64)

    class Meta:
        verbose_name = _("Ausgabe")
        verbose_name_plural = _("Ausgaben")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_number_per_edition")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"


class Document(models.Model):
    """One face of an edition, byte for byte; „json“ is its tree."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="documents")
    face = models.CharField(_("Form"), max_length=8)
    content = models.BinaryField()

    class Meta:
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
        constraints = [
            models.UniqueConstraint(fields=["edition", "face"], name="one_document_per_face")
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.face}"
