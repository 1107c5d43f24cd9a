"""Puts example work into the calendar, so that pages are alive; each Termin is marked."""

from __future__ import annotations

import datetime as dt

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import Around, Invited, enter_within, step_within
from wirkraum.calendar.models import Role, Status, Termin, Visibility
from wirkraum.calendar.queries import free_calendar
from wirkraum.config.demo.examples import Example, examples
from wirkraum.history.actions import Change, change
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.models import Post, PostKind, Programme

AHEAD = dt.timedelta(weeks=6)


def work_at_sites(*, programme: Programme, by: User | None, at: dt.datetime) -> int:
    """Held Termine of the sites from the start of the programme to yesterday; returns how many."""
    first, last = programme.starts_on or at.date(), at.date() - dt.timedelta(days=1)
    free = free_calendar(programme, first, last)
    made = examples(first=first, last=last, is_free=lambda day, site: bool(free.why_free(day)))
    kinds = {kind.slug: kind for kind in programme.kinds.all()}
    sites = {site.slug: site for site in programme.sites.all()}
    leads = {
        post.site_id: post
        for post in Post.objects.filter(programme=programme, kind=PostKind.SITE_LEAD)
    }
    with change(
        by=by, at=at, scope=programme.pk, summary=f"{len(made)} Beispieltermine eingetragen"
    ) as verb:
        for one in made:
            site = sites[one.site]
            termin = held(programme, one)
            termin.kind = kinds[one.kind]
            lead = Invited(Role.REQUIRED, post=leads[site.pk])
            around = Around(sites=[site], invited=[lead])
            enter_within(verb, termin=termin, around=around, at=at)
    return len(made)


def held(programme: Programme, one: Example) -> Termin:
    """An example as a Termin that took place."""
    begin = dt.datetime.combine(one.day, one.start, tzinfo=BERLIN)
    return Termin(
        programme=programme,
        title=one.title,
        status=Status.HELD,
        starts_at=begin,
        ends_at=begin + dt.timedelta(minutes=one.minutes),
        visibility=Visibility.PUBLIC if one.public else Visibility.PROGRAMME,
        note=one.note,
        adults=one.adults,
        children=one.children,
        is_example=True,
    )


def live_the_plan(*, programme: Programme, by: User | None, at: dt.datetime) -> None:
    """What was planned before now took place, the coming weeks are announced."""
    planned = Termin.objects.filter(programme=programme, status=Status.PLANNED)
    with change(
        by=by, at=at, scope=programme.pk, summary="Beispiel: Termine gehalten und angekündigt"
    ) as verb:
        for termin in planned.filter(starts_at__lt=at + AHEAD).order_by("starts_at"):
            live(verb, termin, at)


def live(verb: Change, termin: Termin, at: dt.datetime) -> None:
    """One Termin as far as time has gone."""
    to = Status.HELD if termin.ends_at <= at else Status.ANNOUNCED
    termin.is_example = True
    step_within(verb, termin=termin, to=to, at=at)
