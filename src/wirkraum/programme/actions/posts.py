"""Who holds a post: fill it, hand it over, vacate it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.actions.coordination import keep_coordinated
from wirkraum.programme.domain.spans import DAY, Span, peak
from wirkraum.programme.models import Person, Post, Tenure

FULL = Decimal(1)


@dataclass(frozen=True)
class Appointment:
    """Who takes up a post when; `hands_over` ends what others hold the day before."""

    person: Person
    since: dt.date
    fte: Decimal | None = None
    hands_over: bool = True
    source: str = ""
    inferred: bool = False


def fill_post(*, post: Post, appointment: Appointment, by: User | None, at: dt.datetime) -> Entry:
    """Put somebody into office. Raises Refused when the post is not free to that extent."""
    new = appointment
    summary = f"{post.title}: besetzt ab {new.since:%d.%m.%Y} mit {new.person}"
    with change(by=by, at=at, scope=post.programme_id, summary=summary) as verb:
        _lock(post)
        _within_the_post(post, new.since)
        before = [t for t in post.tenures.all() if t.valid_from < new.since and t.holds(new.since)]
        if new.hands_over:
            _end_all(verb, before, new.since - DAY)
            if before:
                verb.entry.summary = f"{post.title}: Wechsel zum {new.since:%d.%m.%Y}, {new.person}"
                verb.entry.save()
        tenure = Tenure(
            post=post,
            person=new.person,
            valid_from=new.since,
            fte=new.fte,
            source=new.source,
            inferred=new.inferred,
        )
        if reason := why_not(post, tenure):
            raise Refused(reason)
        verb.save(tenure)
        keep_coordinated(post.programme_id, by=by, at=at)
    return verb.entry


def vacate_post(*, post: Post, last_day: dt.date, by: User | None, at: dt.datetime) -> Entry:
    """End what is held on the day. Raises Refused when nobody holds the post then."""
    summary = f"{post.title}: frei nach dem {last_day:%d.%m.%Y}"
    with change(by=by, at=at, scope=post.programme_id, summary=summary) as verb:
        _lock(post)
        held = [tenure for tenure in post.tenures.all() if tenure.holds(last_day)]
        if not any(tenure.valid_until != last_day for tenure in held):
            text = _("Niemand hat die Stelle am %(day)s; sie wird also nicht erst danach frei.")
            raise Refused(text % {"day": f"{last_day:%d.%m.%Y}"})
        _end_all(verb, held, last_day)
        keep_coordinated(post.programme_id, by=by, at=at)
    return verb.entry


def why_not(post: Post, tenure: Tenure) -> str:
    """Why a tenure cannot stand beside the others of its post, or "" if it can.

    The shares of those in office at once may not exceed the post's own; a tenure without a share
    takes all of it.
    """
    size = post.fte or FULL
    span = Span(tenure.valid_from, tenure.valid_until)
    others = [
        one
        for one in post.tenures.exclude(pk=tenure.pk).select_related("person")
        if Span(one.valid_from, one.valid_until).overlaps(span)
    ]
    shares = [(Span(one.valid_from, one.valid_until), one.fte or size) for one in [*others, tenure]]
    if not others or peak(shares, within=span) <= size:
        return ""
    other = others[0]
    text = _(
        "Die Stelle ist %(span)s schon besetzt (%(person)s). Beenden Sie diese Besetzung vorher, "
        "oder teilen Sie die Stelle: zusammen höchstens %(size)s VZÄ."
    )
    held = Span(other.valid_from, other.valid_until).words()
    return text % {"span": held, "person": other.person, "size": number_format(size, 2)}


def _lock(post: Post) -> None:
    """Two people who fill a post at once come one after the other."""
    Post.objects.select_for_update().get(pk=post.pk)


def _within_the_post(post: Post, day: dt.date) -> None:
    if not post.holds(day):
        words = Span(post.valid_from, post.valid_until).words()
        raise Refused(_("Diese Stelle gibt es nur %(span)s.") % {"span": words})


def _end_all(verb: Change, tenures: Iterable[Tenure], last_day: dt.date) -> None:
    for tenure in tenures:
        tenure.valid_until = last_day
        verb.save(tenure)
