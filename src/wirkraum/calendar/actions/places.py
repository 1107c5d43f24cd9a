"""The verbs of places. Time is passed in."""

from __future__ import annotations

import datetime as dt

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Place
from wirkraum.history.actions import change
from wirkraum.history.models import Entry
from wirkraum.kit.told import told as _
from wirkraum.programme.models import Programme, Site


def add_site_places(*, programme: Programme, by: User | None, at: dt.datetime) -> Entry | None:
    """Make a place of every site that has none; None when each has one."""
    sites = Site.objects.filter(programme=programme, places__isnull=True).order_by("mark", "pk")
    names = set(Place.objects.filter(programme=programme).values_list("name", flat=True))
    summary = _("Standorte als Orte angelegt")
    with change(by=by, at=at, scope=programme.pk, summary=summary) as verb:
        for site in sites:
            name = _free_name(site.name[:110], names)
            names.add(name)
            verb.save(Place(programme=programme, name=name, site=site))
    return verb.entry if verb.steps else None


def _free_name(name: str, taken: set[str]) -> str:
    numbered = (name if n == 1 else f"{name} ({n})" for n in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
