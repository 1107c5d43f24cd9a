"""Circles (Zielgruppen): who confers. Members are posts, so a successor inherits the seat."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import Versioned
from wirkraum.programme.models.base import Dated, DatedQuerySet
from wirkraum.programme.models.people import Post
from wirkraum.programme.models.programme import Programme
from wirkraum.programme.models.sites import Site


class Circle(Versioned):
    """A Zielgruppe of the coordination's work; a site's own circle names its site."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="circles")
    name = models.CharField(_("Name"), max_length=120)
    site = models.ForeignKey(
        Site,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="circles",
        verbose_name=_("Standort"),
    )
    about = models.CharField(_("Wer gehört dazu?"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Zielgruppe")
        verbose_name_plural = _("Zielgruppen")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="one_circle_per_name",
                violation_error_message=_("Diese Zielgruppe gibt es schon."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(Dated):
    """A post's seat in a circle from when to when."""

    circle = models.ForeignKey(
        Circle, models.CASCADE, related_name="memberships", verbose_name=_("Zielgruppe")
    )
    post = models.ForeignKey(
        Post, models.CASCADE, related_name="memberships", verbose_name=_("Stelle")
    )
    required = models.BooleanField(_("muss dabei sein"), default=True)

    objects = DatedQuerySet["Membership"].as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        ordering = ["circle", "post"]

    def __str__(self) -> str:
        return f"{self.circle}: {self.post}"
