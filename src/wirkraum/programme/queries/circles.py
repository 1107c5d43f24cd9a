"""Circles on a day: members are posts, and through them the people who hold them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from wirkraum.kit.order import natural
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.models import Circle, Membership, Post, Programme
from wirkraum.programme.models.base import holds_on
from wirkraum.programme.queries.posts import PostState, SiteRef, post_states


@dataclass(frozen=True)
class Member:
    """A post's seat, with who holds the post on the day."""

    membership: int
    required: bool
    since: dt.date
    until: dt.date | None
    post: PostState


@dataclass(frozen=True)
class CircleState:
    """A circle on a day; `others` are seats that had ended by then or begin later."""

    pk: int
    name: str
    about: str
    site: SiteRef | None
    members: tuple[Member, ...]
    others: tuple[Member, ...] = ()

    @property
    def people(self) -> int:
        """How many persons the seats bring together."""
        return len({holder.person for seat in self.members for holder in seat.post.holders})


@dataclass(frozen=True)
class CircleSize:
    """A circle and how many seats it has on a day."""

    pk: int
    name: str
    seats: int


def circle_members(circle: Circle, day: dt.date) -> tuple[Member, ...]:
    """The seats of one circle on the day; three queries."""
    return _states(Circle.objects.filter(pk=circle.pk), day)[0].members


def circles_as_of(programme: Programme, day: dt.date) -> tuple[CircleState, ...]:
    """All circles with their seats on the day; three queries."""
    return tuple(_states(Circle.objects.filter(programme=programme), day))


def circles_of_site(site_key: int, day: dt.date) -> tuple[CircleSize, ...]:
    """A site's own circles, and those in which one of its posts has a seat; one query."""
    seats = Membership.objects.as_of(day).filter(post__site=site_key).values("circle")
    held = holds_on(day, "memberships__") & holds_on(day, "memberships__post__")
    circles = Circle.objects.filter(Q(site=site_key) | Q(pk__in=seats))
    sized = circles.annotate(seats=Count("memberships", filter=held)).order_by("name")
    return tuple(CircleSize(*row) for row in sized.values_list("pk", "name", "seats"))


def _states(circles: QuerySet[Circle], day: dt.date) -> list[CircleState]:
    loaded = list(circles.select_related("site").prefetch_related("memberships"))
    keys = {seat.post_id for circle in loaded for seat in circle.memberships.all()}
    posts = {post.pk: post for post in post_states(Post.objects.filter(pk__in=keys), day)}
    return [_state(circle, posts, day) for circle in loaded]


def _state(circle: Circle, posts: dict[int, PostState], day: dt.date) -> CircleState:
    now: list[Member] = []
    others: list[Member] = []
    for seat in circle.memberships.all():
        post = posts[seat.post_id]
        taken = seat.holds(day) and Span(post.valid_from, post.valid_until).holds(day)
        member = Member(seat.pk, seat.required, seat.valid_from, seat.valid_until, post)
        (now if taken else others).append(member)
    return CircleState(
        pk=circle.pk,
        name=circle.name,
        about=circle.about,
        site=SiteRef.of(circle.site) if circle.site else None,
        members=tuple(sorted(now, key=_order)),
        others=tuple(sorted(others, key=_order)),
    )


def _order(seat: Member) -> tuple[str, object]:
    return seat.post.kind_label, natural(seat.post.title)
