"""Which sites are at work on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from wirkraum.programme.domain.site_life import SiteState, state_on
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.models import Phase, Programme, Site


def states_of(programme: Programme, day: dt.date) -> dict[int, SiteState]:
    """The state of every site (by key) on the day; one query."""
    sites = Site.objects.filter(programme=programme).prefetch_related("phases")
    return {site.pk: site_state(site.phases.all(), day) for site in sites}


def site_state(phases: Iterable[Phase], day: dt.date) -> SiteState:
    """The state that phases make on a day."""
    return state_on([(one.kind, Span(one.valid_from, one.valid_until)) for one in phases], day)
