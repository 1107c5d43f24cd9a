"""On which days of the week somebody works."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

WEEKDAYS = (
    (1, _("Montag")),
    (2, _("Dienstag")),
    (3, _("Mittwoch")),
    (4, _("Donnerstag")),
    (5, _("Freitag")),
    (6, _("Samstag")),
    (7, _("Sonntag")),
)
WORKING_WEEK = 5


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Monday to Friday; the days of the weekend only where they are stored already."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Arbeitstage"),
            choices=WEEKDAYS[:WORKING_WEEK],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("An den übrigen Tagen wird für die Stelle nichts geplant."),
        )

    def offer(self, stored: Iterable[int]) -> None:
        """Offer the weekend, too, for whoever works then."""
        known: Any = [day for day in WEEKDAYS if day[0] <= WORKING_WEEK or day[0] in stored]
        self.choices = known
