"""The past of a site or post together with all that is recorded about it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q

from wirkraum.history.models import Entry, Step
from wirkraum.kit.records import Versioned
from wirkraum.programme.models import (
    Address,
    Carriership,
    Deputy,
    Membership,
    Phase,
    Post,
    School,
    Site,
    Tenure,
)

SITE_PARTS = (Address, School, Carriership, Phase, Post)
POST_PARTS = (Tenure, Membership, Deputy)


def site_history(site: Site, *, limit: int = 30) -> list[Entry]:
    """What was changed about a site, its records and its posts, also those deleted since."""
    posts = list(site.posts.values_list("pk", flat=True))
    touched = _own(site) | _parts(SITE_PARTS, "site_id", [site.pk])
    return _entries(site.programme_id, touched | _parts(POST_PARTS, "post_id", posts), limit)


def post_history(post: Post, *, limit: int = 30) -> list[Entry]:
    """What was changed about a post, who holds it, who stands in, and where it has a seat."""
    touched = _own(post) | _parts(POST_PARTS, "post_id", [post.pk])
    return _entries(post.programme_id, touched, limit)


def reaching_further(entries: Iterable[Entry]) -> frozenset[int]:
    """Those (by key) of a site's or post's entries that touched more than belongs to it."""
    return frozenset(one.pk for one in entries if one.total > len(one.steps.all()))  # type: ignore[attr-defined]


def _own(record: Site | Post) -> Q:
    return Q(model=record._meta.label_lower, key=str(record.pk))


def _parts(models: tuple[type[Versioned], ...], column: str, keys: list[int]) -> Q:
    labels = [model._meta.label_lower for model in models]
    after, before = Q(**{f"after__{column}__in": keys}), Q(**{f"before__{column}__in": keys})
    return Q(model__in=labels) & (after | before)


def _entries(scope: int, touched: Q, limit: int) -> list[Entry]:
    """Newest first, with who and what was undone; of a large verb only the steps that matter here."""
    steps = Step.objects.filter(touched, entry__scope=scope)
    entries = Entry.objects.filter(pk__in=steps.values("entry")).select_related("by", "undone_by")
    counted = entries.annotate(total=Count("steps")).order_by("-at", "-pk")
    return list(counted.prefetch_related(Prefetch("steps", queryset=steps))[:limit])
