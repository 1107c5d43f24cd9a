"""Small pieces of text that every language writes in its own way."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from wirkraum.kit import dates
from wirkraum.kit.told import Day, Told

LOOKS = {
    "short": dates.day_short,
    "dated": dates.day_dated,
    "plain": dates.day_plain,
    "bare": dates.day_bare,
    "figures": dates.day_figures,
    "month": dates.month_year,
    "month_name": dates.month_name,
}


def quoted(text: object) -> str:
    """„Text“, in the marks of the page's language."""
    return _("„%(text)s“") % {"text": text}


def spoken(text: object) -> str:
    """What the domain tells, in the page's language; anything else as it is."""
    match text:
        case Told(german, values):
            said = gettext(german)
            return said % {name: spoken(value) for name, value in values} if values else said
        case Day(day, look):
            return LOOKS[look](day)
        case None:
            return ""
        case _other:
            return str(_other)
