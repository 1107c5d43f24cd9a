"""Puts example work into the calendar, so that pages are alive; each Termin is marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Q

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import Around, Invited, enter_within, step_within
from wirkraum.calendar.models import Role, Status, Termin, Visibility
from wirkraum.calendar.queries import free_calendar
from wirkraum.config.demo.examples import Example, examples, plain_examples
from wirkraum.history.actions import Change, change
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.planning.actions import add_within
from wirkraum.planning.models import Format
from wirkraum.programme.models import Post, PostKind, Programme

DAY = dt.timedelta(days=1)
AHEAD = dt.timedelta(weeks=6)


def work_at_sites(*, programme: Programme, by: User | None, at: dt.datetime) -> None:
    """Termine of the sites: held since the programme began, announced for the coming weeks."""
    today = at.astimezone(BERLIN).date()
    first, ahead = programme.starts_on or today, today + AHEAD
    is_free = free_calendar(programme, first, ahead).is_free
    held = examples("entries", first=first, last=today - DAY, is_free=is_free)
    coming = examples("announced", first=today + DAY, last=ahead, is_free=is_free)
    with change(
        by=by, at=at, scope=programme.pk, summary=f"{len(held) + len(coming)} Beispieltermine"
    ) as verb:
        put = placed(verb, programme, at)
        for one in held:
            put(one, Status.HELD)
        for one in coming:
            put(one, Status.ANNOUNCED)


def placed(
    verb: Change, programme: Programme, at: dt.datetime
) -> Callable[[Example, Status], Termin]:
    """Stores examples as Termine of their sites, with the lead asked."""
    kinds = {kind.slug: kind for kind in programme.kinds.all()}
    sites = {site.slug: site for site in programme.sites.all()}
    posts = Post.objects.filter(programme=programme, kind=PostKind.SITE_LEAD)
    leads = {post.site_id: Invited(Role.REQUIRED, post=post) for post in posts}

    def put(one: Example, status: Status) -> Termin:
        site = sites[one.site]
        termin = termin_of(programme, one, status)
        termin.kind = kinds[one.kind]
        around = Around(sites=[site], invited=[leads[site.pk]])
        return enter_within(verb, termin=termin, around=around, at=at)

    return put


def termin_of(programme: Programme, one: Example, status: Status) -> Termin:
    """An example as a Termin; only what took place has a note and a head count."""
    begin = berlin(one.day, one.start)
    termin = Termin(
        programme=programme,
        title=one.title,
        status=status,
        starts_at=begin,
        ends_at=begin + dt.timedelta(minutes=one.minutes),
        visibility=Visibility.PUBLIC if one.public else Visibility.PROGRAMME,
        is_example=True,
    )
    if status == Status.HELD:
        termin.note, termin.adults, termin.children = one.note, one.adults, one.children
    return termin


def take_requests(*, programme: Programme, by: User | None, at: dt.datetime) -> None:
    """A few Termine that came on request: they are fixed before the year is planned around them."""
    with change(by=by, at=at, scope=programme.pk, summary="Beispiel: Termine auf Anfrage") as verb:
        formats = {one.code: one for one in Format.objects.filter(programme=programme)}
        for one in plain_examples()["requested"]:
            request(verb, formats[one["format"]], one, at)


def live_the_plan(*, programme: Programme, by: User | None, at: dt.datetime) -> None:
    """What was planned before now took place (but for one of each named format), and the coming
    weeks are announced."""
    with change(
        by=by, at=at, scope=programme.pk, summary="Beispiel: Termine gehalten und angekündigt"
    ) as verb:
        cancel(verb, programme, plain_examples()["cancelled"], at)
        open_ones = Q(status=Status.PLANNED) | Q(status=Status.ANNOUNCED, ends_at__lte=at)
        due = Termin.objects.filter(open_ones, programme=programme, starts_at__lt=at + AHEAD)
        for termin in due.order_by("starts_at"):
            live(verb, termin, at)


def request(verb: Change, format_: Format, plain: dict[str, Any], at: dt.datetime) -> None:
    """A Termin on request at a site."""
    begin = berlin(plain["day"], dt.time.fromisoformat(plain["start"]))
    span = begin, begin + dt.timedelta(minutes=format_.minutes)
    termin = add_within(verb, format_=format_, span=span, at=at)
    termin.title, termin.status = plain["title"], Status.ANNOUNCED
    termin.is_example = True
    site = format_.programme.sites.get(slug=plain["site"])
    verb.save(termin, links={"sites": [site]})


def cancel(verb: Change, programme: Programme, reasons: dict[str, str], at: dt.datetime) -> None:
    """The last Termin of a format before now, with the reason."""
    for code, reason in reasons.items():
        past = Termin.objects.filter(
            programme=programme, occurrence__format__code=code, ends_at__lte=at
        )
        if termin := past.order_by("starts_at").last():
            termin.is_example = True
            step_within(verb, termin=termin, to=Status.CANCELLED, at=at, because=reason)


def live(verb: Change, termin: Termin, at: dt.datetime) -> None:
    """One Termin as far as time has gone."""
    to = Status.HELD if termin.ends_at <= at else Status.ANNOUNCED
    termin.is_example = True
    step_within(verb, termin=termin, to=to, at=at)
