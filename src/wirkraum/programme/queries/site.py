"""One site's pages: the overview on a day, and its records over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

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
from wirkraum.programme.queries.carriers import GrantState, grant_states, granted_on
from wirkraum.programme.queries.circles import CircleSize, circles_of_site
from wirkraum.programme.queries.posts import PostState, order_of, posts_as_of
from wirkraum.programme.queries.sites import (
    SiteParts,
    SiteRow,
    carriers_of,
    last_of,
    leads_by_site,
    site_row,
)


@dataclass(frozen=True)
class SitePage:
    """The overview of a site on a day, with the phases begun by then."""

    day: dt.date
    row: SiteRow
    about: str
    public_contact: str
    address: Address | None
    schools: tuple[School, ...]
    team: tuple[PostState, ...]
    circles: tuple[CircleSize, ...]
    grants: tuple[GrantState, ...]
    phases: tuple[Phase, ...]

    @property
    def vacant(self) -> int:
        """How many posts of the team nobody holds."""
        return sum(post.vacant for post in self.team)

    @property
    def sized(self) -> bool:
        """Whether the size of any post of the team is known."""
        return any(post.fte is not None for post in self.team)


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
    address = last_of(site.addresses.all(), day)
    phases = sorted(site.phases.all(), key=lambda one: (one.valid_from, one.pk))
    team = posts_as_of(site.programme, day, site=site)
    parts = SiteParts(
        quarters={site.pk: address.quarter if address else ""},
        carriers={site.pk: list(carriers_of([site.pk], day))},
        leads=leads_by_site(team),
        phases={site.pk: phases},
    )
    return SitePage(
        day=day,
        row=site_row(site, parts, day),
        about=site.about,
        public_contact=site.public_contact,
        address=address,
        schools=tuple(School.objects.as_of(day).filter(site=site).select_related("organisation")),
        team=team,
        circles=circles_of_site(site.pk, day),
        grants=grant_states(visible.filter(granted_on(day), sites=site)),
        phases=tuple(phase for phase in phases if phase.valid_from <= day),
    )


def site_records(site: Site) -> SiteRecords:
    """Everything recorded about a site, whenever it holds."""
    tenures = Tenure.objects.select_related("person")
    posts = site.posts.select_related("organisation", "site").prefetch_related(
        Prefetch("tenures", queryset=tenures)
    )
    return SiteRecords(
        addresses=tuple(site.addresses.all()),
        schools=tuple(site.schools.select_related("organisation")),
        carrierships=tuple(site.carrierships.select_related("carrier")),
        phases=tuple(site.phases.all()),
        posts=tuple(sorted(posts, key=order_of)),
    )
