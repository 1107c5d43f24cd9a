"""Named reads of the programme; every answer holds as of the day it is asked for."""

from wirkraum.programme.queries.carriers import (
    CarrierState,
    GrantState,
    carriers_as_of,
    grant_states,
    grants_as_of,
)
from wirkraum.programme.queries.circles import (
    CircleSize,
    CircleState,
    Member,
    circle_members,
    circles_as_of,
    circles_of_site,
)
from wirkraum.programme.queries.history import post_history, reaching_further, site_history
from wirkraum.programme.queries.persons import PersonRow, account_names, persons_as_of
from wirkraum.programme.queries.post import PostPage, post_page
from wirkraum.programme.queries.posts import (
    Holder,
    PostState,
    SiteRef,
    coordination,
    lead_posts,
    posts_as_of,
)
from wirkraum.programme.queries.programme import ProgrammePage, programme_page
from wirkraum.programme.queries.site import (
    SitePage,
    SiteRecords,
    site_page,
    site_records,
)
from wirkraum.programme.queries.sites import (
    SiteCounts,
    SiteList,
    SiteRow,
    site_counts,
    site_list,
    sites_as_of,
)
from wirkraum.programme.queries.states import site_state, states_of

__all__ = [
    "CarrierState",
    "CircleSize",
    "CircleState",
    "GrantState",
    "Holder",
    "Member",
    "PersonRow",
    "PostPage",
    "PostState",
    "ProgrammePage",
    "SiteCounts",
    "SiteList",
    "SitePage",
    "SiteRecords",
    "SiteRef",
    "SiteRow",
    "account_names",
    "carriers_as_of",
    "circle_members",
    "circles_as_of",
    "circles_of_site",
    "coordination",
    "grant_states",
    "grants_as_of",
    "lead_posts",
    "persons_as_of",
    "post_history",
    "post_page",
    "posts_as_of",
    "programme_page",
    "reaching_further",
    "site_counts",
    "site_history",
    "site_list",
    "site_page",
    "site_records",
    "site_state",
    "sites_as_of",
    "states_of",
]
