"""The page of one Termin: who was asked, and who that was on its day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirkraum.calendar.domain.life import next_steps
from wirkraum.calendar.models import Participant, Termin
from wirkraum.calendar.queries.rows import TerminRow, row
from wirkraum.programme.models import Membership, Organisation, Post, Tenure


@dataclass(frozen=True)
class Seat:
    """A post and who held it on the Termin's day; `holders` is empty when it was vacant."""

    post: str
    holders: tuple[str, ...]

    @property
    def words(self) -> str:
        """Who it was, else the post and that it was vacant."""
        if not self.holders:
            return _("%(post)s (unbesetzt)") % {"post": self.post}
        return ", ".join(self.holders)


@dataclass(frozen=True)
class Guest:
    """Who was asked, how, and the seats behind it; an organisation has none."""

    name: str
    role: str
    role_word: str
    seats: tuple[Seat, ...]

    @property
    def seats_told(self) -> list[str]:
        """The seats in words, without what the name says already."""
        return [seat.words for seat in self.seats if seat.words != self.name]


@dataclass(frozen=True)
class TerminPage:
    """All that the page of a Termin shows beside its history."""

    row: TerminRow
    guests: tuple[Guest, ...]
    organisations: tuple[str, ...]
    quotes: tuple[str, ...]
    steps: tuple[str, ...]


def termin_page(termin: Termin, *, now: dt.datetime) -> TerminPage:
    """The page's data; a fixed number of queries."""
    asked = termin.participants.select_related("circle", "post", "organisation").order_by("pk")
    shown = row(termin)
    return TerminPage(
        row=shown,
        guests=guests(asked, shown.day),
        organisations=tuple(str(one) for one in termin.organisations.all()),
        quotes=_quotes(termin),
        steps=next_steps(status=termin.status, starts=termin.starts_at, now=now),
    )


def guests(asked: Iterable[Participant], day: dt.date) -> tuple[Guest, ...]:
    """Everybody asked, circles with their members as of the day. Two queries."""
    listed = list(asked)
    seats = _members([one.circle_id for one in listed if one.circle_id], day)
    single = [one.post for one in listed if one.post]
    posts = {post.pk: post for post in [*single, *(p for some in seats.values() for p in some)]}
    holders = _holders(posts, day)

    def seat(post: Post) -> Seat:
        return Seat(post.title, tuple(holders[post.pk]))

    return tuple(
        Guest(
            name=_name(one),
            role=one.role,
            role_word=one.get_role_display(),
            seats=tuple(
                seat(post) for post in ([one.post] if one.post else seats.get(one.circle_id, []))
            ),
        )
        for one in listed
    )


def _name(one: Participant) -> str:
    if isinstance(one.organisation, Organisation):
        return one.organisation.name
    return str(one)


def _members(circles: list[int], day: dt.date) -> dict[int | None, list[Post]]:
    found: dict[int | None, list[Post]] = defaultdict(list)
    seats = Membership.objects.as_of(day).filter(circle__in=circles)
    for one in seats.select_related("post").order_by("post__title", "pk"):
        found[one.circle_id].append(one.post)
    return found


def _holders(posts: Iterable[int], day: dt.date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    tenures = Tenure.objects.as_of(day).filter(post__in=list(posts))
    for post, name in tenures.order_by("valid_from", "pk").values_list("post", "person__function"):
        found[post].append(name)
    return found


def _quotes(termin: Termin) -> tuple[str, ...]:
    # Quotes belong to a later room; here they are only read, by the relation it adds.
    related = getattr(termin, "quotes", None)
    return tuple(str(quote) for quote in related.all()) if related is not None else ()
