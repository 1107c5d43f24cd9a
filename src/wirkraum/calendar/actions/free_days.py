"""The verbs of free days: take in what a file or a Land says. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.accounts.models import User
from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.domain.free_import import KNOWN
from wirkraum.calendar.models import FreeDays
from wirkraum.calendar.queries import import_preview
from wirkraum.calendar.readers.built_in import SOURCE, built_in
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.told import told as _
from wirkraum.programme.models import Programme, Site


@dataclass(frozen=True)
class Imported:
    """What an import did: the history entry (None when nothing was new) and the counts."""

    entry: Entry | None
    added: int
    left: int


@dataclass(frozen=True)
class Whose:
    """For whom free days hold, and where they come from; without a site for the whole programme."""

    programme: Programme
    site: Site | None = None
    source: str = ""


def import_free_days(
    *, whose: Whose, spans: Iterable[FreeSpan], by: User | None, at: dt.datetime
) -> Imported:
    """Store the spans that are not there yet, as one verb; a second time changes nothing."""
    summary = _(
        "Freie Tage übernommen: %(source)s",
        source=whose.source or whose.programme.municipality.name,
    )
    with change(by=by, at=at, scope=whose.programme.pk, summary=summary) as verb:
        added, left = import_within(verb, whose=whose, spans=spans)
    return Imported(verb.entry if added else None, added, left)


def import_within(verb: Change, *, whose: Whose, spans: Iterable[FreeSpan]) -> tuple[int, int]:
    """The same as part of a larger verb; returns how many were added and how many left out."""
    compared = import_preview(whose.programme, spans, whose.site)
    new = [one.span for one in compared if one.state != KNOWN and one.span.kind != "public"]
    for span in new:
        verb.save(_record(whose, span))
    return len(new), len(compared) - len(new)


def load_land_holidays(*, programme: Programme, by: User | None, at: dt.datetime) -> Imported:
    """Store the holidays that come with the product. Raises Refused where there are none."""
    name = programme.municipality.get_land_display()
    summary = _("Schulferien geladen: %(land)s", land=name)
    with change(by=by, at=at, scope=programme.pk, summary=summary) as verb:
        added, left = load_within(verb, programme=programme)
    return Imported(verb.entry if added else None, added, left)


def load_within(verb: Change, *, programme: Programme) -> tuple[int, int]:
    """The same as part of a larger verb. What overlaps with days somebody entered is left out."""
    land = programme.municipality.land
    spans = built_in(land)
    if not spans:
        raise Refused(
            _(
                "Für %(land)s liegen keine Ferien bei. Nehmen Sie eine Datei: „Ferien importieren“.",
                land=programme.municipality.get_land_display(),
            )
        )
    compared = import_preview(programme, spans)
    new = [one.span for one in compared if one.chosen]
    for span in new:
        verb.save(_record(Whose(programme, source=SOURCE[land]), span))
    return len(new), len(compared) - len(new)


def _record(whose: Whose, span: FreeSpan) -> FreeDays:
    return FreeDays(
        programme=whose.programme,
        site=whose.site,
        kind=span.kind,
        name=span.name,
        first_day=span.first,
        last_day=span.last,
        source=whose.source[:200],
    )
