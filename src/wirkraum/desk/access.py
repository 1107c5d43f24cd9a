"""Whose work somebody's start page shows, and who may take back which entry of the history."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from django.db.models import QuerySet

from wirkraum.accounts.models import User
from wirkraum.calendar.access import may_change_termin, may_edit_free_days, posts_to_enter_for
from wirkraum.calendar.models import Absence, ForeignCalendar, FreeDays, Participant, Termin
from wirkraum.history.actions import State, restored
from wirkraum.history.models import Entry, Step
from wirkraum.programme.access import LEAD_PARTS, Standing, may_edit_programme
from wirkraum.programme.models import Phase, PostKind, Site
from wirkraum.programme.models.sites import STAGES

Fits = Callable[[Standing, State], bool]


def sees_whole(who: Standing) -> bool:
    """The coordination and the board look at the whole programme, everybody else at their own."""
    return who.coordinates or PostKind.BOARD in who.kinds


def visible_entries(who: Standing, user: User) -> QuerySet[Entry]:
    """The history: the coordination's is the programme's, everybody else's is what they did."""
    entries = Entry.objects.filter(scope=who.programme.pk)
    return entries if may_edit_programme(who) else entries.filter(by=user)


def undoable(who: Standing, user: User, entries: Iterable[Entry]) -> frozenset[int]:
    """Which entries (with their steps loaded) somebody may take back. At most three queries.

    The coordination takes back everything in its programme. Others only what they did themselves,
    and only while they may still change each record.
    """
    mine = [entry for entry in entries if entry.scope == who.programme.pk]
    if may_edit_programme(who):
        return frozenset(entry.pk for entry in mine)
    mine = [entry for entry in mine if entry.by_id == user.pk]
    steps = [step for entry in mine for step in entry.steps.all()]
    termine, posts = _termine_still(who, steps), _posts_still(who, steps)
    return frozenset(
        entry.pk
        for entry in mine
        if all(_may_still(who, step, termine, posts) for step in entry.steps.all())
    )


def may_undo(who: Standing, user: User, entry: Entry) -> bool:
    """The same for one entry."""
    return entry.pk in undoable(who, user, [entry])


def _may_still(who: Standing, step: Step, termine: Collection[str], posts: Collection[int]) -> bool:
    states = [state for state in (step.before, step.after) if state is not None]
    if step.model == TERMIN:
        return step.key in termine and all(_own_sites(who, state) for state in states)
    if step.model == PARTICIPANT:
        return all(str(state.get("termin_id")) in termine for state in states)
    if step.model in AWAY:
        return all(_own_time(who, state, posts) for state in states)
    fits = OWN.get(step.model)
    return fits is not None and all(fits(who, state) for state in states)


def _termine_still(who: Standing, steps: Iterable[Step]) -> set[str]:
    """The Termine (by key) among the steps that somebody may still change."""
    keys = {
        str(step.key if step.model == TERMIN else (step.after or step.before or {})["termin_id"])
        for step in steps
        if step.model in {TERMIN, PARTICIPANT}
    }
    if not keys:
        return set()
    found = Termin.objects.filter(pk__in=keys).select_related("occurrence")
    return {
        str(termin.pk)
        for termin in found.prefetch_related("sites")
        if may_change_termin(who, termin)
    }


def _posts_still(who: Standing, steps: Iterable[Step]) -> frozenset[int]:
    """The posts whose absences and calendars somebody enters, if any of the steps is one."""
    if not who.leads or all(step.model not in AWAY for step in steps):
        return frozenset()
    return frozenset(posts_to_enter_for(who).values_list("pk", flat=True))


def _own_time(who: Standing, state: State, posts: Collection[int]) -> bool:
    """An absence or busy calendar of oneself or of a post one enters for."""
    return state.get("person_id") == who.person.pk or state.get("post_id") in posts


def _own_sites(who: Standing, state: State) -> bool:
    """Neither before nor after it belonged to a site of somebody else."""
    sites = state.get("sites")
    return isinstance(sites, list) and set(sites) <= who.led_sites


def _own_site(who: Standing, state: State) -> bool:
    return state.get("id") in who.led_sites


def _own_part(who: Standing, state: State) -> bool:
    return state.get("site_id") in who.led_sites


def _own_phase(who: Standing, state: State) -> bool:
    return _own_part(who, state) and state.get("kind") in {stage.value for stage in STAGES}


def _own_free_days(who: Standing, state: State) -> bool:
    return may_edit_free_days(who, restored(FreeDays, state))


TERMIN, PARTICIPANT = Termin._meta.label_lower, Participant._meta.label_lower
AWAY = frozenset({Absence._meta.label_lower, ForeignCalendar._meta.label_lower})
OWN: dict[str, Fits] = {
    **{part._meta.label_lower: _own_part for part in LEAD_PARTS},
    Site._meta.label_lower: _own_site,
    Phase._meta.label_lower: _own_phase,
    FreeDays._meta.label_lower: _own_free_days,
}
