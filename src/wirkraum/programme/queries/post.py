"""One post: who holds it, who held it, and where it has a seat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from wirkraum.programme.models import Deputy, Membership, Post, Tenure
from wirkraum.programme.queries.posts import PostState, post_states


@dataclass(frozen=True)
class PostPage:
    """A post on a day, with all its tenures, deputies and seats, whenever they hold; the latest first.

    `stands_in` are the deputies that are this post itself.
    """

    day: dt.date
    state: PostState
    source: str
    inferred: bool
    tenures: tuple[Tenure, ...]
    seats: tuple[Membership, ...]
    deputies: tuple[Deputy, ...]
    stands_in: tuple[Deputy, ...]


def post_page(post: Post, day: dt.date) -> PostPage:
    """The page of one post; four queries."""
    tenures = post.tenures.select_related("person").order_by("-valid_from", "-pk")
    seats = Membership.objects.filter(post=post).select_related("circle")
    either = Deputy.objects.filter(Q(post=post) | Q(deputy=post)).select_related("post", "deputy")
    deputies = tuple(either.order_by("-valid_from", "-pk"))
    return PostPage(
        day=day,
        state=post_states(Post.objects.filter(pk=post.pk), day)[0],
        source=post.source,
        inferred=post.inferred,
        tenures=tuple(tenures),
        seats=tuple(seats.order_by("circle__name", "-valid_from")),
        deputies=tuple(one for one in deputies if one.post_id == post.pk),
        stands_in=tuple(one for one in deputies if one.deputy_id == post.pk),
    )
