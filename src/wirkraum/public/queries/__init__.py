"""Named reads of the public pages."""

from wirkraum.public.queries.freshness import last_change, state_of
from wirkraum.public.queries.pages import (
    ListedSite,
    MonthPage,
    Pause,
    ProgrammePage,
    SitePage,
    address_of,
    open_site,
    open_sites,
    programme_or_none,
    programme_page,
    public_termine,
    site_page,
    termine_of,
)

__all__ = [
    "ListedSite",
    "MonthPage",
    "Pause",
    "ProgrammePage",
    "SitePage",
    "address_of",
    "last_change",
    "open_site",
    "open_sites",
    "programme_or_none",
    "programme_page",
    "public_termine",
    "site_page",
    "state_of",
    "termine_of",
]
