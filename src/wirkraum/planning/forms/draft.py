"""What is understood of a format while it is still being typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from wirkraum.planning.domain.bridge.facts import Need
from wirkraum.planning.domain.frequency import Frequency
from wirkraum.planning.forms.format import WEEKDAYS
from wirkraum.planning.models import Reserve
from wirkraum.planning.queries.facts import PERIODS
from wirkraum.programme.domain.school_year import SchoolYear

MOST_GAP, MOST_RESERVE = 366, 31


class DraftForm(forms.Form):
    """The fields that say which days a format may use; what is no answer yet counts as none."""

    weekdays = forms.TypedMultipleChoiceField(choices=WEEKDAYS, coerce=int, required=False)
    min_gap_days = forms.IntegerField(min_value=1, max_value=MOST_GAP, required=False)
    in_holidays = forms.BooleanField(required=False)
    not_first_week = forms.BooleanField(required=False)
    not_beside_holidays = forms.BooleanField(required=False)
    set_by_others = forms.BooleanField(required=False)
    reserve = forms.IntegerField(min_value=1, max_value=MOST_RESERVE, required=False)
    reserve_period = forms.ChoiceField(choices=Reserve.choices, required=False)
    valid_from = forms.DateField(required=False)
    valid_until = forms.DateField(required=False)

    def need(self, frequency: Frequency, year: SchoolYear) -> Need:
        """The format as far as it is known."""
        self.is_valid()
        told: dict[str, Any] = self.cleaned_data
        weekdays = frozenset(told.get("weekdays") or ()) or frozenset(range(1, 6))
        first: dt.date = told.get("valid_from") or year.begins
        last: dt.date = told.get("valid_until") or year.ends
        return Need(
            key="",
            title="",
            frequency=frequency,
            minutes=0,
            weekdays=weekdays,
            window=(0, 0),
            first=max(year.begins, first),
            last=min(year.ends, last),
            min_gap_days=told.get("min_gap_days"),
            in_holidays=told.get("in_holidays", False),
            not_first_week=told.get("not_first_week", False),
            not_beside_holidays=told.get("not_beside_holidays", False),
            set_by_others=told.get("set_by_others", False) and bool(frequency.positions),
            reserve=_reserve(told) if frequency.mode == "on_demand" else None,
        )


def _reserve(told: dict[str, Any]) -> Any:
    period = told.get("reserve_period") or Reserve.MONTH
    return (told["reserve"], PERIODS[period]) if told.get("reserve") else None
