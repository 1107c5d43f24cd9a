"""What hangs on a Termin when people confer: for now the words worth quoting."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkraum.calendar.models import Termin
from wirkraum.kit.records import Versioned
from wirkraum.programme.models import Programme


class Quote(Versioned):
    """A sentence said at a Termin; its source and date are the Termin's own, never typed again."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="quotes")
    termin = models.ForeignKey(
        Termin, models.PROTECT, related_name="quotes", verbose_name=_("gesagt bei")
    )
    text = models.CharField(_("Wortlaut"), max_length=400)
    speaker = models.CharField(
        _("Wer (Funktion)"), max_length=120, blank=True, help_text=_("Funktion, kein Name.")
    )

    class Meta:
        verbose_name = _("Zitat")
        verbose_name_plural = _("Zitate")
        ordering = ["-termin__starts_at", "pk"]

    def __str__(self) -> str:
        return f"„{self.text}“"
