"""The life of a site: it moves on, pauses, goes on, ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.dates import day_figures
from wirkraum.kit.told import Day, Told, told
from wirkraum.programme.actions.coordination import coordinated
from wirkraum.programme.domain.site_life import SiteState
from wirkraum.programme.domain.spans import DAY, Span
from wirkraum.programme.models import (
    Address,
    Carriership,
    Dated,
    Membership,
    Phase,
    PhaseKind,
    Post,
    PostKind,
    School,
    Site,
    Tenure,
)
from wirkraum.programme.queries.states import site_state

Single = Address | Carriership | Phase


def overlapping(record: Single) -> list[Single]:
    """Records of the same kind and site that hold on some day on which this one does."""
    span = Span(record.valid_from, record.valid_until)
    others = type(record)._base_manager.filter(site=record.site).exclude(pk=record.pk)
    return [one for one in others if Span(one.valid_from, one.valid_until).overlaps(span)]


def replaced_by(record: Single, others: Iterable[Single]) -> list[Single]:
    """Those of the others that simply end when a new record begins: open, and begun before it."""
    return [one for one in others if one.valid_until is None and one.valid_from < record.valid_from]


def end_predecessor(verb: Change, record: Single) -> None:
    """Within the verb that stores a new record: what held until then ends the day before."""
    for one in replaced_by(record, overlapping(record)):
        one.valid_until = record.valid_from - DAY
        verb.save(one)


def pause_site(*, site: Site, since: dt.date, by: User | None, at: dt.datetime) -> Entry:
    """The site rests from a day on. Raises Refused when it does not work on that day."""
    summary = _words(told("%(site)s pausiert ab %(day)s"), site, since)
    with change(by=by, at=at, scope=site.programme_id, summary=summary) as verb:
        _need_state(
            site, since, {SiteState.RUNNING}, _("Der Standort arbeitet an diesem Tag nicht.")
        )
        _turn(verb, site, since, PhaseKind.PAUSED)
    return verb.entry


def resume_site(
    *, site: Site, since: dt.date, kind: str, by: User | None, at: dt.datetime
) -> Entry:
    """The site works again, in a given phase. Raises Refused when it neither rests nor has ended."""
    summary = _words(told("%(site)s arbeitet wieder ab %(day)s"), site, since)
    with change(by=by, at=at, scope=site.programme_id, summary=summary) as verb:
        resting = {SiteState.PAUSED, SiteState.ENDED}
        _need_state(site, since, resting, _("Der Standort pausiert an diesem Tag nicht."))
        _turn(verb, site, since, PhaseKind(kind))
    return verb.entry


def open_site(
    *, site: Site, begins: dt.date, lead_title: str, by: User | None, at: dt.datetime
) -> Entry:
    """A new site in preparation, with the post of its lead, vacant for now."""
    summary = told("Standort angelegt: %(site)s", site=site.name)
    with change(by=by, at=at, scope=site.programme_id, summary=summary) as verb:
        verb.save(site)
        verb.save(Phase(site=site, kind=PhaseKind.PREPARATION, valid_from=begins))
        verb.save(
            Post(
                programme=site.programme,
                kind=PostKind.SITE_LEAD,
                title=lead_title,
                site=site,
                valid_from=begins,
            )
        )
    return verb.entry


def end_site(*, site: Site, since: dt.date, by: User | None, at: dt.datetime) -> Entry:
    """The site ends: `since` is the first day without it. All that is open ends the day before.

    Raises Refused when it has ended already, or something begins later.
    """
    summary, scope = told("%(site)s ist ab %(day)s beendet"), site.programme_id
    with (
        change(by=by, at=at, scope=scope, summary=_words(summary, site, since)) as verb,
        coordinated(scope, by=by, at=at),
    ):
        running = {SiteState.RUNNING, SiteState.PAUSED}
        _need_state(site, since, running, _("Der Standort ist an diesem Tag nicht in Betrieb."))
        _turn(verb, site, since, PhaseKind.ENDED)
        for record in _open_of(site, since):
            if record.valid_from >= since:
                text = _("%(what)s „%(record)s“ beginnt erst am %(day)s. Löschen Sie das vorher.")
                raise Refused(text % {"what": record._meta.verbose_name, **_named(record)})
            record.valid_until = since - DAY
            verb.save(record)
    return verb.entry


def _turn(verb: Change, site: Site, since: dt.date, kind: PhaseKind) -> None:
    later = site.phases.filter(valid_from__gte=since).first()
    if later is not None:
        text = _(
            "Ab dem %(day)s ist schon „%(record)s“ eingetragen. Löschen Sie diese Phase vorher, "
            "oder wählen Sie einen späteren Tag."
        )
        raise Refused(text % _named(later))
    for phase in site.phases.filter(_still_open(since)):
        phase.valid_until = since - DAY
        verb.save(phase)
    verb.save(Phase(site=site, kind=kind, valid_from=since))


def _still_open(since: dt.date) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gte=since)


def _open_of(site: Site, since: dt.date) -> list[Carriership | School | Membership | Tenure | Post]:
    """What holds people and carriers to the site; its address stays what it was."""
    still = _still_open(since)
    return [
        *site.carrierships.filter(still),
        *site.schools.filter(still),
        *Membership.objects.filter(still, post__site=site),
        *Tenure.objects.filter(still, post__site=site),
        *site.posts.filter(still),
    ]


def _need_state(site: Site, day: dt.date, wanted: set[SiteState], reason: str) -> None:
    Site.objects.select_for_update().get(pk=site.pk)
    if site_state(site.phases.all(), day - DAY) not in wanted:
        raise Refused(reason)


def _words(text: Told, site: Site, since: dt.date) -> Told:
    return text.filled(site=site.name, day=Day(since, "figures"))


def _named(record: Dated) -> dict[str, object]:
    return {"record": record, "day": day_figures(record.valid_from)}
