"""The day up to which is counted."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST, LAST = dt.date(1990, 8, 1), dt.date(2199, 7, 31)


class StichtagForm(forms.Form):
    """A single date."""

    stichtag = forms.DateField(
        label=_("Stichtag"),
        widget=forms.DateInput({"type": "date", "class": "wr-eingabe"}, format="%Y-%m-%d"),
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
        error_messages={
            "required": _("Geben Sie einen Tag an."),
            "invalid": _("Das ist kein Tag. So wird er gelesen: 29.02.2024."),
        },
    )
