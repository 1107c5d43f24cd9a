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
from wirkraum.kit.dates import day_figures
from wirkraum.kit.told import Day, told
from wirkraum.programme.actions.coordination import coordinated
from wirkraum.programme.actions.words import span_words
from wirkraum.programme.domain.spans import DAY, Span, peak
from wirkraum.programme.models import Person, Post, Tenure

FULL = Decimal(1)


@dataclass(frozen=True)
class Appointment:
    """Who takes up a post when; `hands_over` ends what others hold the day before."""

    person: Person
    since: dt.date
    fte: Decimal | None = None
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    hands_over: bool = True
    source: str = ""
    inferred: bool = False


def fill_post(*, post: Post, appointment: Appointment, by: User | None, at: dt.datetime) -> Entry:
    """Put somebody into office. Raises Refused when the post is not free to that extent."""
    new = appointment
    scope, day = post.programme_id, Day(new.since, "figures")
    words: dict[str, object] = {"post": post.title, "day": day, "person": new.person}
    summary = told("%(post)s: besetzt ab %(day)s mit %(person)s", **words)
    with (
        change(by=by, at=at, scope=scope, summary=summary) as verb,
        coordinated(scope, by=by, at=at),
    ):
        _lock(post)
        before = [t for t in post.tenures.all() if t.valid_from < new.since and t.holds(new.since)]
        tenure = _tenure(post, new)
        if reason := outside(post, Span(tenure.valid_from, tenure.valid_until)):
            raise Refused(reason)
        if new.hands_over and before:
            _end_all(verb, before, new.since - DAY)
            verb.entry.tell(told("%(post)s: Wechsel zum %(day)s, %(person)s", **words))
            verb.entry.save()
        if reason := why_not(post, tenure):
            raise Refused(reason)
        verb.save(tenure)
    return verb.entry


def vacate_post(*, post: Post, last_day: dt.date, by: User | None, at: dt.datetime) -> Entry:
    """End what is held on the day. Raises Refused when nobody holds the post then."""
    day = day_figures(last_day)
    free = Day(last_day, "figures")
    summary = told("%(post)s: frei nach dem %(day)s", post=post.title, day=free)
    scope = post.programme_id
    with (
        change(by=by, at=at, scope=scope, summary=summary) as verb,
        coordinated(scope, by=by, at=at),
    ):
        _lock(post)
        held = [tenure for tenure in post.tenures.all() if tenure.holds(last_day)]
        if not any(tenure.valid_until != last_day for tenure in held):
            text = _("Niemand hat die Stelle am %(day)s; sie wird also nicht erst danach frei.")
            raise Refused(text % {"day": day})
        _end_all(verb, held, last_day)
    return verb.entry


def outside(post: Post, span: Span) -> str:
    """Why nobody can hold the post for this long, or "" if the post is there all the time."""
    whole = Span(post.valid_from, post.valid_until)
    if span.within(whole):
        return ""
    return _("Diese Stelle gibt es nur %(span)s.") % {"span": span_words(whole)}


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
    held = span_words(Span(other.valid_from, other.valid_until))
    return text % {"span": held, "person": other.person, "size": number_format(size, 2)}


def _lock(post: Post) -> None:
    """Two people who fill a post at once come one after the other."""
    Post.objects.select_for_update().get(pk=post.pk)


def _tenure(post: Post, new: Appointment) -> Tenure:
    """As long as the post lasts, for whoever takes it up."""
    return Tenure(
        post=post,
        person=new.person,
        valid_from=new.since,
        valid_until=post.valid_until,
        fte=new.fte,
        weekdays=list(new.weekdays),
        source=new.source,
        inferred=new.inferred,
    )


def _end_all(verb: Change, tenures: Iterable[Tenure], last_day: dt.date) -> None:
    for tenure in tenures:
        tenure.valid_until = last_day
        verb.save(tenure)
