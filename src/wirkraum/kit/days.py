"""Which days a person can mean: near the first and the last day there are, nothing can be reckoned."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils.translation import gettext as _

from wirkraum.kit.clock import is_shown

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


def possible(day: dt.date) -> None:
    """For every date field of a form: refuse a day nobody means."""
    if not FIRST <= day <= LAST:
        text = _("Bitte ein Datum zwischen %(first)s und %(last)s.")
        years = {"first": FIRST.year, "last": LAST.year}
        raise ValidationError(text % years, code="impossible")


def day_of(text: str) -> dt.date | None:
    """The day an address names ("2023-11-29"), None for anything else."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def refuse_unshown(form: BaseForm, span: tuple[dt.datetime, dt.datetime]) -> None:
    """Tell a form whose `begin` or `end` falls into the hour that clocks leave out in spring."""
    for name, moment in zip(("begin", "end"), span, strict=True):
        if not is_shown(moment):
            text = _(
                "Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr springt von 2 auf 3. "
                "Bitte wählen Sie eine andere."
            )
            form.add_error(name, text)
