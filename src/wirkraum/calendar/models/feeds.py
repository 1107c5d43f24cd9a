"""Secret, renewable calendar addresses per circle, site or person."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.kit.records import exactly_one
from wirkraum.programme.models import Circle, Person, Programme, Site


def new_token() -> str:
    """A fresh secret of 256 bits."""
    return secrets.token_urlsafe(32)


class Feed(models.Model):
    """One calendar address; renewing it replaces the token and ends the old address."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="feeds")
    token = models.CharField(max_length=64, unique=True, default=new_token)
    circle = models.ForeignKey(Circle, models.CASCADE, null=True, blank=True, related_name="feeds")
    site = models.ForeignKey(Site, models.CASCADE, null=True, blank=True, related_name="feeds")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="feeds")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Kalenderadresse")
        verbose_name_plural = _("Kalenderadressen")
        constraints = [
            models.UniqueConstraint(fields=["circle"], name="one_feed_per_circle"),
            models.UniqueConstraint(fields=["site"], name="one_feed_per_site"),
            models.UniqueConstraint(fields=["person"], name="one_feed_per_person"),
            models.CheckConstraint(
                condition=exactly_one("circle", "site", "person"), name="feed_of_exactly_one"
            ),
        ]

    def __str__(self) -> str:
        return str(self.circle or self.site or self.person)
