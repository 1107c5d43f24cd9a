"""The form of a format: who confers how often, and when it may be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.history.forms import RecordForm
from wirkraum.planning.models import Format
from wirkraum.planning.queries.facts import minute_of
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Circle

WEEKDAYS = [
    (1, gettext_lazy("Montag")),
    (2, gettext_lazy("Dienstag")),
    (3, gettext_lazy("Mittwoch")),
    (4, gettext_lazy("Donnerstag")),
    (5, gettext_lazy("Freitag")),
]
LIVE = {
    "hx-get": reverse_lazy("planning:frequency"),
    "hx-trigger": "input changed delay:300ms, load",
    "hx-target": "#verstanden",
    "autocomplete": "off",
}


def date_input() -> forms.DateInput:
    """The browser's own date field."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    """The browser's own time field."""
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class FormatForm(RecordForm[Format]):
    """Everything about a format; its frequency is read while it is typed."""

    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Mögliche Wochentage"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    preferred_weekday = forms.TypedChoiceField(
        label=gettext_lazy("Am liebsten am"),
        choices=[("", gettext_lazy("egal")), *WEEKDAYS],
        coerce=int,
        empty_value=None,
        required=False,
    )

    class Meta:
        model = Format
        fields = (
            *("name", "detail", "code", "circle", "frequency_text", "minutes", "place"),
            *("weekdays", "earliest", "latest", "preferred_weekday", "preferred_start"),
            *("valid_from", "valid_until"),
        )
        widgets = {
            "frequency_text": forms.TextInput(attrs=LIVE),
            "earliest": time_input(),
            "latest": time_input(),
            "preferred_start": time_input(),
            "valid_from": date_input(),
            "valid_until": date_input(),
        }

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        circles = Circle.objects.filter(programme=who.programme)
        self.fields["circle"].queryset = circles  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        """Codes are written in capitals."""
        code: str = self.cleaned_data["code"]
        return code.upper()

    def clean(self) -> dict[str, Any]:
        """There must be a day and an hour that fit."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and _minutes(cleaned) < cleaned["minutes"]:
            text = _("Zwischen frühestem Beginn und spätestem Ende ist zu wenig Zeit.")
            self.add_error("latest", text)
        wished = cleaned.get("preferred_weekday")
        if wished and wished not in cleaned.get("weekdays", [wished]):
            text = _("Dieser Wochentag ist oben nicht gewählt.")
            self.add_error("preferred_weekday", text)
        start = cleaned.get("preferred_start")
        if not self.errors and start and not _holds(cleaned, start):
            text = _("Dieser Beginn passt nicht zwischen die Zeiten oben.")
            self.add_error("preferred_start", text)
        return cleaned


def _minutes(cleaned: dict[str, Any]) -> int:
    return minute_of(cleaned["latest"]) - minute_of(cleaned["earliest"])


def _holds(cleaned: dict[str, Any], start: dt.time) -> bool:
    latest = minute_of(cleaned["latest"]) - int(cleaned["minutes"])
    return minute_of(cleaned["earliest"]) <= minute_of(start) <= latest
