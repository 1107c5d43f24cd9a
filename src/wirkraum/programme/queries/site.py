"""One site's pages: the overview on a day, and its records over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from wirkraum.history.models import Entry, Step
from wirkraum.programme.models import (
    Address,
    Carriership,
    Grant,
    Phase,
    Post,
    School,
    Site,
    Tenure,
)
from wirkraum.programme.queries.carriers import GrantState, grant_states
from wirkraum.programme.queries.circles import CircleState, circles_of_site
from wirkraum.programme.queries.posts import PostState, posts_as_of
from wirkraum.programme.queries.sites import SiteRow, last_of, site_rows

PARTS = (Address, School, Carriership, Phase, Post)


@dataclass(frozen=True)
class SitePage:
    """The overview of a site on a day."""

    day: dt.date
    row: SiteRow
    about: str
    public_contact: str
    address: Address | None
    schools: tuple[School, ...]
    team: tuple[PostState, ...]
    circles: tuple[CircleState, ...]
    grants: tuple[GrantState, ...]

    @property
    def others(self) -> tuple[PostState, ...]:
        """Posts of the team beside the lead."""
        return tuple(post for post in self.team if post not in self.row.leads)


@dataclass(frozen=True)
class SiteRecords:
    """All dated records of a site, newest first."""

    addresses: tuple[Address, ...]
    schools: tuple[School, ...]
    carrierships: tuple[Carriership, ...]
    phases: tuple[Phase, ...]
    posts: tuple[Post, ...]


def site_page(site: Site, day: dt.date, *, grants: QuerySet[Grant] | None = None) -> SitePage:
    """The overview; `grants` are those its reader may see (none by default)."""
    visible = Grant.objects.none() if grants is None else grants
    return SitePage(
        day=day,
        row=site_rows(Site.objects.filter(pk=site.pk), day)[0],
        about=site.about,
        public_contact=site.public_contact,
        address=last_of(site.addresses.all(), day),
        schools=tuple(School.objects.as_of(day).filter(site=site).select_related("organisation")),
        team=posts_as_of(site.programme, day, site=site),
        circles=circles_of_site(site.pk, day),
        grants=grant_states(_of_site(visible, site, day)),
    )


def site_records(site: Site) -> SiteRecords:
    """Everything recorded about a site, whenever it holds."""
    tenures = Tenure.objects.select_related("person")
    posts = site.posts.select_related("organisation").prefetch_related(
        Prefetch("tenures", queryset=tenures)
    )
    return SiteRecords(
        addresses=tuple(site.addresses.all()),
        schools=tuple(site.schools.select_related("organisation")),
        carrierships=tuple(site.carrierships.select_related("carrier")),
        phases=tuple(site.phases.all()),
        posts=tuple(posts),
    )


def site_history(site: Site, *, limit: int = 30) -> list[Entry]:
    """What was changed about a site and its records, also those deleted since; newest first."""
    steps = Step.objects.filter(entry__scope=site.programme_id)
    labels = [model._meta.label_lower for model in PARTS]
    own = Q(model=site._meta.label_lower, key=str(site.pk))
    parts = Q(model__in=labels) & (Q(after__site_id=site.pk) | Q(before__site_id=site.pk))
    entries = Entry.objects.filter(pk__in=steps.filter(own | parts).values("entry"))
    return list(entries.select_related("by", "undone_by").prefetch_related("steps")[:limit])


def _of_site(grants: QuerySet[Grant], site: Site, day: dt.date) -> QuerySet[Grant]:
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return grants.filter(running, sites=site, valid_from__lte=day)
