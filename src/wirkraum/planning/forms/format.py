"""The form of a format: who confers how often, when and where it may be, and its rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.calendar.models import Room
from wirkraum.history.forms import RecordForm, Several
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.format_rules import rules_told
from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse
from wirkraum.planning.models import Format
from wirkraum.planning.queries.facts import minute_of
from wirkraum.planning.queries.formats import rules_of
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Circle

WEEKDAYS = [
    (1, gettext_lazy("Montag")),
    (2, gettext_lazy("Dienstag")),
    (3, gettext_lazy("Mittwoch")),
    (4, gettext_lazy("Donnerstag")),
    (5, gettext_lazy("Freitag")),
]
SHAPING = (
    *("weekdays", "min_gap_days", "in_holidays", "not_first_week", "not_beside_holidays"),
    *("set_by_others", "reserve", "reserve_period", "valid_from", "valid_until"),
)
LIVE = {
    "hx-get": reverse_lazy("planning:frequency"),
    "hx-trigger": "load, input changed delay:300ms, change from:#formatform",
    "hx-target": "#verstanden",
    "hx-include": ", ".join(f"[name={name}]" for name in SHAPING),
    "autocomplete": "off",
}
RULES = (
    *("coordination", "min_gap_days", "not_first_week", "not_beside_holidays", "in_holidays"),
    *("not_with", "set_by_others", "reserve", "reserve_period"),
)


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
        field_classes = {"rooms": Several, "not_with": Several}
        fields = (
            *("name", "detail", "code", "circle", "frequency_text", "minutes", "place", "rooms"),
            *("weekdays", "earliest", "latest", "preferred_weekday", "preferred_start"),
            *("valid_from", "valid_until", *RULES),
        )
        widgets = {
            "frequency_text": forms.TextInput(attrs=LIVE),
            "rooms": forms.CheckboxSelectMultiple,
            "not_with": forms.CheckboxSelectMultiple,
            "earliest": time_input(),
            "latest": time_input(),
            "preferred_start": time_input(),
            "valid_from": date_input(),
            "valid_until": date_input(),
        }

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("circle", Circle.objects.filter(programme=who.programme))
        rooms = Room.objects.filter(place__programme=who.programme).select_related("place")
        self._offer("rooms", rooms)
        others = Format.objects.filter(programme=who.programme).exclude(pk=self.instance.pk)
        self._offer("not_with", others)
        # Seven sites may have a format of one name.
        self.fields["not_with"].label_from_instance = _with_code  # type: ignore[attr-defined]

    def _offer(self, name: str, records: Any) -> None:
        self.fields[name].queryset = records  # type: ignore[attr-defined]

    @property
    def rules(self) -> str:
        """The rules that hold now, in one sentence."""
        told = None
        if _read(self.instance.frequency_text):
            others = self.initial.get("not_with") or ()
            told = rules_told(rules_of(self.instance, others))
        return spoken(told) if told else _("Keine besonderen Regeln")

    @property
    def rules_open(self) -> bool:
        """Whether one of the rules was refused."""
        return any(name in self.errors for name in RULES)

    def clean_code(self) -> str:
        """Codes are written in capitals."""
        code: str = self.cleaned_data["code"]
        return code.upper()

    def clean(self) -> dict[str, Any]:
        """There must be a day and an hour that fit, and rules that go together."""
        cleaned = super().clean() or self.cleaned_data
        self._check_hours(cleaned)
        if frequency := _read(cleaned.get("frequency_text", "")):
            self._check_rules(cleaned, frequency)
        return cleaned

    def _check_hours(self, cleaned: dict[str, Any]) -> None:
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

    def _check_rules(self, cleaned: dict[str, Any], frequency: Frequency) -> None:
        if cleaned.get("reserve") and frequency.mode != "on_demand":
            text = _(
                "Tage freihalten geht nur bei der Häufigkeit „nach Bedarf“. Lassen Sie das Feld leer, "
                "oder ändern Sie die Häufigkeit."
            )
            self.add_error("reserve", text)
        if cleaned.get("set_by_others") and not frequency.positions:
            text = _(
                "Was andere festlegen, braucht eine Häufigkeit, die Tage nennt, z. B. „jeden "
                "1. Mittwoch“."
            )
            self.add_error("set_by_others", text)


def _with_code(one: Format) -> str:
    return f"{one.name} ({one.code})"


def _read(text: str) -> Frequency | None:
    try:
        return parse(text)
    except FrequencyError:
        return None


def _minutes(cleaned: dict[str, Any]) -> int:
    return minute_of(cleaned["latest"]) - minute_of(cleaned["earliest"])


def _holds(cleaned: dict[str, Any], start: dt.time) -> bool:
    latest = minute_of(cleaned["latest"]) - int(cleaned["minutes"])
    return minute_of(cleaned["earliest"]) <= minute_of(start) <= latest
