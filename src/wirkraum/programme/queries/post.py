"""One post: who holds it, who held it, and where it has a seat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.programme.models import Membership, Post, Tenure
from wirkraum.programme.queries.posts import PostState, state_of, with_tenures


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
    loaded = with_tenures(Post.objects.filter(pk=post.pk)).get()
    seats = Membership.objects.filter(post=post).select_related("circle")
    return PostPage(
        day=day,
        state=state_of(loaded, day),
        source=loaded.source,
        inferred=loaded.inferred,
        tenures=tuple(reversed(loaded.tenures.all())),
        seats=tuple(seats.order_by("circle__name", "-valid_from")),
    )
