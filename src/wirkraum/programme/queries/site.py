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
from wirkraum.programme.queries.sites import SiteRow, last_of, site_rows


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
    return SitePage(
        day=day,
        row=site_rows(Site.objects.filter(pk=site.pk), day)[0],
        about=site.about,
        public_contact=site.public_contact,
        address=last_of(site.addresses.all(), day),
        schools=tuple(School.objects.as_of(day).filter(site=site).select_related("organisation")),
        team=posts_as_of(site.programme, day, site=site),
        circles=circles_of_site(site.pk, day),
        grants=grant_states(visible.filter(granted_on(day), sites=site)),
        phases=tuple(site.phases.filter(valid_from__lte=day).order_by("valid_from", "pk")),
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
