"""One post: who holds it, who held it, and where it has a seat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.programme.models import Membership, Post, Tenure
from wirkraum.programme.queries.posts import PostState, post_states


@dataclass(frozen=True)
class PostPage:
    """A post on a day, with all its tenures and seats, whenever they hold; the latest first."""

    day: dt.date
    state: PostState
    source: str
    inferred: bool
    tenures: tuple[Tenure, ...]
    seats: tuple[Membership, ...]


def post_page(post: Post, day: dt.date) -> PostPage:
    """The page of one post; three queries."""
    tenures = post.tenures.select_related("person").order_by("-valid_from", "-pk")
    seats = Membership.objects.filter(post=post).select_related("circle")
    return PostPage(
        day=day,
        state=post_states(Post.objects.filter(pk=post.pk), day)[0],
        source=post.source,
        inferred=post.inferred,
        tenures=tuple(tenures),
        seats=tuple(seats.order_by("circle__name", "-valid_from")),
    )
