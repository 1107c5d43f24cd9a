"""Posts on a day: who holds them since when, and how long the others have been vacant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from wirkraum.programme.domain.order import natural
from wirkraum.programme.domain.site_life import SiteState
from wirkraum.programme.domain.spans import Span, vacant_since
from wirkraum.programme.models import Post, PostKind, Programme, Site, Tenure
from wirkraum.programme.queries.states import states_of

KINDS = [kind.value for kind in PostKind]


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
    """All posts there are on the day; two queries."""
    posts = Post.objects.as_of(day).filter(programme=programme)
    if kinds is not None:
        posts = posts.filter(kind__in=list(kinds))
    if site is not None:
        posts = posts.filter(site=site)
    return tuple(sorted((state_of(post, day) for post in with_tenures(posts)), key=order_of))


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


def with_tenures(posts: QuerySet[Post] | None = None) -> QuerySet[Post]:
    """Posts (by default all) with all that `state_of` reads."""
    wanted = Post.objects.all() if posts is None else posts
    tenures = Tenure.objects.select_related("person").order_by("valid_from", "pk")
    return wanted.select_related("site", "organisation").prefetch_related(
        Prefetch("tenures", queryset=tenures)
    )


def state_of(post: Post, day: dt.date) -> PostState:
    """A post (with its tenures loaded) on a day."""
    tenures = list(post.tenures.all())
    spans = [Span(one.valid_from, one.valid_until) for one in tenures]
    since = vacant_since(Span(post.valid_from, post.valid_until), spans, day)
    return PostState(
        pk=post.pk,
        kind=post.kind,
        kind_label=post.get_kind_display(),
        title=post.title,
        site=SiteRef.of(post.site) if post.site else None,
        organisation=str(post.organisation or ""),
        fte=post.fte,
        valid_from=post.valid_from,
        valid_until=post.valid_until,
        holders=tuple(_holder(one) for one in tenures if one.holds(day)),
        vacant_since=since,
        days_vacant=(day - since).days if since else 0,
    )


def _holder(tenure: Tenure) -> Holder:
    return Holder(
        tenure=tenure.pk,
        person=tenure.person_id,
        function=tenure.person.function,
        since=tenure.valid_from,
        until=tenure.valid_until,
        fte=tenure.fte,
        email=tenure.person.email,
        phone=tenure.person.phone,
        source=tenure.source,
        inferred=tenure.inferred,
    )


def order_of(post: Post | PostState) -> tuple[int, object, object]:
    """A sort key: by kind in the order of the programme, then by site, then by title."""
    mark = post.site.mark if post.site else ""
    return KINDS.index(post.kind), natural(mark), natural(post.title)
