"""The form of a way: minutes between two places."""

from __future__ import annotations

from wirkraum.calendar.models import TravelTime
from wirkraum.history.forms import RecordForm


class WayForm(RecordForm[TravelTime]):
    """Minutes, the same in both directions."""

    class Meta:
        model = TravelTime
        fields = ("minutes",)
