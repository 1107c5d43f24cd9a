"""The verb of intake: what a person confirmed is written, all of it in one step."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import load_within
from wirkraum.calendar.readers.built_in import built_in
from wirkraum.history.actions import change
from wirkraum.history.domain.refusal import Refused
from wirkraum.intake.actions.formats import take_formats
from wirkraum.intake.actions.founding import found_programme
from wirkraum.intake.actions.people import take_carriers, take_partners
from wirkraum.intake.actions.quotes import take_quotes
from wirkraum.intake.actions.records import Writing
from wirkraum.intake.actions.work import add_kinds, take_duties, take_links
from wirkraum.intake.domain.draft import Draft
from wirkraum.intake.domain.offers import drafted
from wirkraum.intake.models import Arrival
from wirkraum.intake.queries import is_open, offers_for
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import told as _
from wirkraum.programme.models import Programme


def confirm(
    arrival: Arrival,
    *,
    by: User | None,
    at: dt.datetime,
    draft: Draft | None = None,
    everything: bool = False,
) -> Programme:
    """Write what was confirmed into the arrival's programme, or found one for `by`.

    Without a `draft` all that is sure is taken; with `everything` also what is not, as it is offered
    (a quotation with its mended date). Afterwards `arrival.confirmed` is the history entry, or None
    where there was nothing new. Raises Refused, and then nothing is written.
    """
    with transaction.atomic():
        locked = Arrival.objects.select_for_update(of=("self",)).get(pk=arrival.pk)
        if not is_open(locked):
            raise Refused(_("Das wurde schon übernommen."))
        if draft is None:
            draft = drafted(offers_for(locked, locked.programme), everything=everything)
        summary = _("Eingelesen und übernommen: %(name)s", name=locked.name)
        scope = locked.programme_id
        with change(by=by, at=at, scope=scope, summary=summary) as verb:
            writing = Writing(
                verb, locked.programme, _day(draft, at), f"Eingelesen: {locked.name}", at
            )
            programme = _write(writing, draft, by)
            verb.entry.scope = programme.pk
            verb.entry.save()
        arrival.confirmed = verb.entry if verb.steps else None
        Arrival.objects.filter(pk=arrival.pk).update(confirmed=arrival.confirmed)
    return programme


def _day(draft: Draft, at: dt.datetime) -> dt.date:
    """The day as of which the deck speaks."""
    return draft.head.as_of or at.astimezone(BERLIN).date()


def _write(writing: Writing, draft: Draft, by: User | None) -> Programme:
    founds = writing.programme is None
    if founds:
        writing = found_programme(writing, draft.head, by)
    take_carriers(writing, draft.carriers)
    take_partners(writing, draft.partners)
    take_formats(writing, draft.formats)
    take_duties(writing, draft.duties)
    take_links(writing, draft.links)
    if founds:
        add_kinds(writing)
    take_quotes(writing, draft.quotes)
    programme = writing.known_programme
    if founds and built_in(programme.municipality.land):
        load_within(writing.verb, programme=programme)
    return programme
