"""Posts on a day: who holds them since when, and how long the others have been vacant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from wirkraum.kit.order import natural
from wirkraum.programme.domain.site_life import SiteState
from wirkraum.programme.domain.spans import Span, vacant_since
from wirkraum.programme.models import Post, PostKind, Programme, Site
from wirkraum.programme.queries.states import states_of

KINDS = [kind.value for kind in PostKind]
TOLD_IN_WEEKS = 28  # days


@dataclass(frozen=True)
class SiteRef:
    """A site as a mark and a name."""

    pk: int
    slug: str
    mark: str
    name: str

    @classmethod
    def of(cls, site: Site) -> SiteRef:
        """The reference to a site."""
        return cls(site.pk, site.slug, site.mark, site.name)


@dataclass(frozen=True)
class Holder:
    """Somebody in office, with the business contact."""

    tenure: int
    person: int
    function: str
    since: dt.date
    until: dt.date | None
    fte: Decimal | None
    email: str
    phone: str
    source: str
    inferred: bool


@dataclass(frozen=True)
class PostState:
    """A post on a day. `vacant_since` is None while somebody holds it."""

    pk: int
    kind: str
    kind_label: str
    title: str
    site: SiteRef | None
    organisation: str
    fte: Decimal | None
    valid_from: dt.date
    valid_until: dt.date | None
    holders: tuple[Holder, ...]
    vacant_since: dt.date | None
    days_vacant: int

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.holders

    @property
    def beside(self) -> str:
        """What the title leaves out: its kind, unless it begins with that, and the organisation."""
        kind = "" if self.title.startswith(self.kind_label) else self.kind_label
        return " · ".join(filter(None, (kind, self.organisation)))

    @property
    def weeks_vacant(self) -> int:
        """How many weeks it has been vacant, from the fourth on; before that, days are told."""
        return self.days_vacant // 7 if self.days_vacant >= TOLD_IN_WEEKS else 0

    @property
    def held_since(self) -> dt.date | None:
        """Since when its present holders have been in office; the earliest counts."""
        return min((holder.since for holder in self.holders), default=None)


def posts_as_of(
    programme: Programme,
    day: dt.date,
    *,
    kinds: Iterable[str] | None = None,
    site: Site | None = None,
) -> tuple[PostState, ...]:
    """All posts there are on the day; one query."""
    posts = Post.objects.as_of(day).filter(programme=programme)
    if kinds is not None:
        posts = posts.filter(kind__in=list(kinds))
    if site is not None:
        posts = posts.filter(site=site)
    return tuple(sorted(post_states(posts, day), key=order_of))


def coordination(programme: Programme, day: dt.date) -> PostState | None:
    """The coordination's post on the day; a held one before a vacant one."""
    posts = posts_as_of(programme, day, kinds=[PostKind.COORDINATION])
    return min(posts, key=lambda post: post.vacant, default=None)


def lead_posts(programme: Programme, day: dt.date) -> tuple[PostState, ...]:
    """The posts of site leads on the day, at sites that have not ended; three queries."""
    states = states_of(programme, day)
    return tuple(
        post
        for post in posts_as_of(programme, day, kinds=[PostKind.SITE_LEAD])
        if post.site and states.get(post.site.pk) is not SiteState.ENDED
    )


POST = (
    *("pk", "kind", "title", "fte", "valid_from", "valid_until"),
    *("site_id", "site__slug", "site__mark", "site__name"),
    *("organisation__short_name", "organisation__name"),
)
# In the order of `Holder`.
HOLDER = (
    *("tenures__pk", "tenures__person_id", "tenures__person__function", "tenures__valid_from"),
    *("tenures__valid_until", "tenures__fte", "tenures__person__email", "tenures__person__phone"),
    *("tenures__source", "tenures__inferred"),
)


def post_states(posts: QuerySet[Post], day: dt.date) -> list[PostState]:
    """Posts on a day, by kind and title; one query, a line for each tenure there ever was."""
    told = posts.order_by("kind", "title", "pk", "tenures__valid_from", "tenures__pk")
    lines = told.values_list(*POST, *HOLDER)
    return [_state(list(some), day) for _key, some in groupby(lines, key=itemgetter(0))]


def _state(lines: Sequence[tuple[Any, ...]], day: dt.date) -> PostState:
    pk, kind, title, fte, first, last, *of_site, short, name = lines[0][: len(POST)]
    tenures = [Holder(*line[len(POST) :]) for line in lines if line[len(POST)] is not None]
    spans = [(Span(one.since, one.until), one) for one in tenures]
    since = vacant_since(Span(first, last), (span for span, _one in spans), day)
    return PostState(
        pk=pk,
        kind=kind,
        kind_label=str(PostKind(kind).label),
        title=title,
        site=SiteRef(*of_site) if of_site[0] else None,
        organisation=short or name or "",
        fte=fte,
        valid_from=first,
        valid_until=last,
        holders=tuple(one for span, one in spans if span.holds(day)),
        vacant_since=since,
        days_vacant=(day - since).days if since else 0,
    )


def order_of(post: Post | PostState) -> tuple[int, object, object]:
    """A sort key: by kind in the order of the programme, then by site, then by title."""
    mark = post.site.mark if post.site else ""
    return KINDS.index(post.kind), natural(mark), natural(post.title)
