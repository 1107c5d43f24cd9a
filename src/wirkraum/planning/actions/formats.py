"""The verbs of formats: the same at other sites. Time is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from wirkraum.accounts.models import User
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import told as _
from wirkraum.planning.models import Format
from wirkraum.planning.queries.site_formats import SiteDraft, site_drafts
from wirkraum.programme.models import Circle, Membership

SAME = (
    *("detail", "frequency_text", "minutes", "weekdays", "earliest", "latest"),
    *("preferred_weekday", "preferred_start", "coordination", "min_gap_days", "in_holidays"),
    *("not_first_week", "not_beside_holidays", "set_by_others", "reserve", "reserve_period"),
    *("valid_from", "valid_until"),
)


def copied(one: Format) -> Format:
    """A new format like this one, not stored yet; it needs a code of its own."""
    more = {name: getattr(one, name) for name in (*SAME, "name", "place", "circle")}
    return Format(programme=one.programme, order=one.order, **more)


def make_at_sites(
    *, format_: Format, sites: Iterable[int], by: User | None, at: dt.datetime
) -> Entry:
    """Make the same format at other sites, as one verb; circles that are missing are made too.

    Raises Refused where a site has it already, or no site is chosen.
    """
    chosen = set(sites)
    drafts = [d for d in site_drafts(format_, at.astimezone(BERLIN).date()) if d.site.pk in chosen]
    if not drafts:
        raise Refused(_("Bitte wählen Sie mindestens einen Standort."))
    for draft in drafts:
        if draft.double:
            text = _("„%(name)s“ gibt es schon: %(site)s.", name=draft.name, site=draft.site.name)
            raise Refused(text)
    summary = _("Format an weiteren Standorten angelegt: %(name)s", name=format_.name)
    with change(by=by, at=at, scope=format_.programme_id, summary=summary) as verb:
        for draft in drafts:
            _make(verb, format_, draft, at.astimezone(BERLIN).date())
    return verb.entry


def _make(verb: Change, format_: Format, draft: SiteDraft, day: dt.date) -> None:
    new = copied(format_)
    new.name, new.code, new.place = draft.name, draft.code, draft.place
    new.circle = _circle(verb, format_, draft, day)
    verb.save(new, links={"rooms": draft.rooms, "not_with": draft.not_with})


def _circle(verb: Change, format_: Format, draft: SiteDraft, day: dt.date) -> Circle:
    """The circle that is there, else a new one whose seats hold as long as the format does."""
    if not draft.new_circle:
        return draft.circle
    circle = verb.save(draft.circle)
    for seat in draft.seats:
        first = max(format_.valid_from, seat.post.valid_from)
        until = seat.post.valid_until
        verb.save(
            Membership(
                circle=circle,
                post=seat.post,
                required=seat.required,
                valid_from=min(first, day),
                valid_until=until,
            )
        )
    return circle
