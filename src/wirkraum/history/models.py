"""Who changed what, when: one entry per verb, one step per record it touched."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from wirkraum.kit.told import Told


class Entry(models.Model):
    """One verb somebody carried out. `scope` is the programme's key: history knows no later room."""

    scope = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField(_("Zeitpunkt"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("wer", "von"),
    )
    summary = models.CharField(_("Was"), max_length=300)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="undone_by", verbose_name=_("nimmt zurück")
    )

    said: Told | str | None = None  # the sentence itself, as long as the verb is fresh

    class Meta:
        verbose_name = _("Eintrag im Verlauf")
        verbose_name_plural = _("Verlauf")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["scope", "-at"])]

    def __str__(self) -> str:
        return self.summary

    def tell(self, summary: Told | str) -> None:
        """Keep the sentence, in German."""
        self.said = summary
        with override(settings.LANGUAGE_CODE):
            self.summary = str(summary)[:300]


class Step(models.Model):
    """One record within an entry: its fields before (null: did not exist) and after (null: gone)."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    model = models.CharField(max_length=80)
    key = models.CharField(max_length=40)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("Schritt")
        verbose_name_plural = _("Schritte")
        ordering = ["entry", "number"]
        indexes = [models.Index(fields=["model", "key"])]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="one_number_per_step"),
            models.CheckConstraint(
                condition=models.Q(before__isnull=False) | models.Q(after__isnull=False),
                name="a_step_changes_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
