"""How refusals and the history name days."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wirkraum.kit.dates import day_figures
from wirkraum.programme.domain.spans import Span


def span_words(span: Span) -> str:
    """ "vom 01.08.2023 an" or "vom 01.08.2023 bis 31.07.2024"."""
    first = day_figures(span.first)
    if span.last is None:
        return _("vom %(first)s an") % {"first": first}
    return _("vom %(first)s bis %(last)s") % {"first": first, "last": day_figures(span.last)}
