"""Named reads of what was said."""

from __future__ import annotations

import datetime as dt

from wirkraum.calendar.models import Termin, Visibility
from wirkraum.calendar.queries import HELD, from_to
from wirkraum.meetings.models import Quote
from wirkraum.programme.models import Programme


def latest_quote(programme: Programme, day: dt.date) -> Quote | None:
    """The latest words from a Termin held up to and on the Stichtag, with that Termin. One query.

    What was said among those concerned alone is not for a report.
    """
    open_ = Termin.objects.exclude(visibility=Visibility.TEAM)
    held = from_to(open_.filter(programme=programme, status__in=HELD), last=day)
    quotes = Quote.objects.filter(programme=programme, termin__in=held.order_by().values("pk"))
    return quotes.select_related("termin__kind").order_by("-termin__starts_at", "-pk").first()
