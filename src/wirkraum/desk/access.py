"""Who may take back which entry of the history."""

from __future__ import annotations

from wirkraum.accounts.models import User
from wirkraum.calendar.access import may_change_termin
from wirkraum.calendar.models import Termin
from wirkraum.history.models import Entry, Step
from wirkraum.programme.access import Standing, may_edit_programme, may_edit_site
from wirkraum.programme.models import Site


def may_undo(who: Standing, user: User, entry: Entry) -> bool:
    """The coordination takes back everything in its programme.

    Others only what they did themselves, and only while they may still change each record.
    """
    if entry.scope != who.programme.pk:
        return False
    if may_edit_programme(who):
        return True
    return entry.by_id == user.pk and all(_may_still(who, step) for step in entry.steps.all())


def _may_still(who: Standing, step: Step) -> bool:
    if step.model == Termin._meta.label_lower:
        termin = Termin.objects.filter(pk=step.key).first()
        return termin is not None and may_change_termin(who, termin)
    if step.model == Site._meta.label_lower:
        site = Site.objects.filter(pk=step.key).first()
        return site is not None and may_edit_site(who, site)
    return False
