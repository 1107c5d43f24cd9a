"""The form of an absence: of whom, from when to when, and perhaps why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.calendar.access import may_read_reason
from wirkraum.calendar.forms.termin import day_field, time_field
from wirkraum.calendar.forms.whose import current_key, give, whose_choices
from wirkraum.calendar.models import Absence
from wirkraum.history.forms import RecordForm
from wirkraum.programme.access import Standing

LONGEST = 3 * 366  # days


class AbsenceForm(RecordForm[Absence]):
    """Whole days unless hours are given; one day unless a last one is."""

    whose = forms.ChoiceField(label=gettext_lazy("Wer ist abwesend?"))
    first_day = day_field(gettext_lazy("Erster Tag"))
    last_day = day_field(gettext_lazy("Letzter Tag"))
    begins = time_field(gettext_lazy("Von"))
    ends = time_field(gettext_lazy("Bis"))
    composed = {"post_id": ("whose",), "person_id": ("whose",)}

    class Meta:
        model = Absence
        fields = ("first_day", "last_day", "begins", "ends", "reason")

    field_order = ("whose", "first_day", "last_day", "begins", "ends", "reason")

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = who
        self._words()
        choices = whose_choices(who, self.instance)
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]
        self.initial["whose"] = current_key(self.instance)
        if sum(len(some) for _name, some in choices) == 1:
            self.fields["whose"].widget = forms.HiddenInput()

    def _words(self) -> None:
        for name in ("last_day", "begins", "ends"):
            self.fields[name].required = False
        self.fields["last_day"].help_text = _("Leer: nur ein Tag.")
        self.fields["reason"].help_text = _(
            "Andere sehen nur „belegt“. Bitte keine Angaben zur Gesundheit."
        )
        self.fields["begins"].help_text = _("Leer: ganze Tage. Sonst gilt es an jedem der Tage.")

    def clean(self) -> dict[str, Any]:
        """One day unless an end is given; the reason is for whoever may read it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and not last and "last_day" not in self.errors:
            cleaned["last_day"] = last = first
        if first and last and (last - first).days > LONGEST:
            self.add_error("last_day", _("Das wären mehr als drei Jahre."))
        if cleaned.get("whose"):
            give(self.instance, cleaned["whose"])
            self._check_reason(cleaned)
        return cleaned

    def _check_reason(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("reason") and not may_read_reason(self.who, self.instance):
            text = _("Den Grund tragen nur die Betroffenen selbst oder die Koordinierung ein.")
            self.add_error("reason", text)
