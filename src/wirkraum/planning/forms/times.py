"""A day with beginning and end for a Termin of a format."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkraum.calendar.models import Termin
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.kit.days import refuse_unshown
from wirkraum.planning.models import Format

DATE = "%Y-%m-%d"
TIME = "%H:%M"
FIRST, LAST = dt.date(1990, 1, 1), dt.date(2199, 12, 31)


class TimesForm(forms.Form):
    """The twin of dragging. A drag sends the day alone: the times then stay as they were."""

    date = forms.DateField(
        label=gettext_lazy("Tag"),
        widget=forms.DateInput(attrs={"type": "date"}, format=DATE),
        input_formats=[DATE, "%d.%m.%Y"],
    )
    begin = forms.TimeField(
        label=gettext_lazy("Beginn"),
        widget=forms.TimeInput(attrs={"type": "time"}, format=TIME),
        input_formats=[TIME, "%H:%M:%S", "%H.%M"],
    )
    end = forms.TimeField(
        label=gettext_lazy("Ende"),
        widget=forms.TimeInput(attrs={"type": "time"}, format=TIME),
        input_formats=[TIME, "%H:%M:%S", "%H.%M"],
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    trotzdem = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, times: dict[str, Any]) -> None:
        if data is not None and "begin" not in data:
            kept = {name: times[name].strftime(TIME) for name in ("begin", "end")}
            data = {**data.dict(), **kept}
        super().__init__(data, initial=times)

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning, in a year that can be."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if {"begin", "end"} <= cleaned.keys() and cleaned["end"] <= cleaned["begin"]:
            self.add_error("end", _("Das Ende liegt vor dem Beginn."))
        if "date" in cleaned and not FIRST <= cleaned["date"] <= LAST:
            self.add_error("date", _("Dieses Jahr gibt es hier nicht."))
        if not self.errors:
            refuse_unshown(self, self.span)
        return cleaned

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """Beginning and end as moments in Berlin."""
        day: dt.date = self.cleaned_data["date"]
        return berlin(day, self.cleaned_data["begin"]), berlin(day, self.cleaned_data["end"])


def times_of(termin: Termin) -> dict[str, Any]:
    """Where a Termin lies now, for the form."""
    begin, end = termin.starts_at.astimezone(BERLIN), termin.ends_at.astimezone(BERLIN)
    return {
        "date": begin.date(),
        "begin": begin.time(),
        "end": end.time(),
        "version": termin.version,
    }


def usual_times(one: Format) -> dict[str, Any]:
    """When a format begins and ends, for a new Termin."""
    begin = one.preferred_start or one.earliest
    end = dt.datetime.combine(FIRST, begin) + dt.timedelta(minutes=one.minutes)
    return {"begin": begin, "end": end.time()}
