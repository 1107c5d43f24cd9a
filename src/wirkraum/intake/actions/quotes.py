"""Quotations, and the Termin each was said at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from wirkraum.calendar.actions import Around, Invited, enter_within
from wirkraum.calendar.models import Role, Status, Termin
from wirkraum.history.domain.refusal import Refused
from wirkraum.intake.actions.records import Writing
from wirkraum.intake.domain.draft import QuoteDraft
from wirkraum.intake.domain.likeness import key
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.kit.told import Day
from wirkraum.kit.told import told as _
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format, Occurrence

BEGIN = dt.time(9, 0)
NOTE = "Aus einem eingelesenen Deck, die Uhrzeit ist nicht bekannt."


def take_quotes(writing: Writing, quotes: Iterable[QuoteDraft]) -> None:
    """Each quotation once, at the Termin of its day: one that is there, else a held one."""
    stored = Quote.objects.filter(programme=writing.known_programme)
    known = {key(one.text) for one in stored}
    for one in quotes:
        if key(one.text) not in known:
            known.add(key(one.text))
            termin = _termin(writing, one)
            quote = Quote(programme=writing.known_programme, termin=termin, text=one.text.strip())
            writing.save(quote)


def _termin(writing: Writing, quote: QuoteDraft) -> Termin:
    if quote.day is None or not quote.occasion.strip():
        raise Refused(
            _("Zitat „%(quote)s“: Bitte nennen Sie Anlass und Tag.", quote=quote.text[:60])
        )
    if quote.day > max(writing.day, writing.at.astimezone(BERLIN).date()):
        reason = _(
            "Zitat „%(quote)s“: Der %(day)s liegt in der Zukunft.",
            quote=quote.text[:60],
            day=Day(quote.day, "figures"),
        )
        raise Refused(reason)
    same_day = Termin.objects.filter(
        programme=writing.known_programme, starts_at__date=quote.day
    ).exclude(status=Status.CANCELLED)
    alike = (one for one in same_day if key(one.title) == key(quote.occasion))
    return next(alike, None) or _held(writing, quote, quote.day)


def _held(writing: Writing, quote: QuoteDraft, day: dt.date) -> Termin:
    """A new Termin that took place; one of a format counts towards its frequency."""
    programme = writing.known_programme
    formats = Format.objects.filter(programme=programme).select_related("circle")
    made_by = next((one for one in formats if key(one.name) == key(quote.occasion)), None)
    begin = berlin(day, BEGIN)
    termin = Termin(
        programme=programme,
        title=quote.occasion.strip()[:160],
        status=Status.HELD,
        starts_at=begin,
        ends_at=begin + dt.timedelta(minutes=made_by.minutes if made_by else 120),
        place=quote.place[:160],
        note=NOTE,
    )
    circle = [Invited(Role.REQUIRED, circle=made_by.circle)] if made_by else []
    enter_within(writing.verb, termin=termin, around=Around(invited=circle), at=writing.at)
    if made_by:
        writing.verb.save(Occurrence(format=made_by, termin=termin))
    return termin
