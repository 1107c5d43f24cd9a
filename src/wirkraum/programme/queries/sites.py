"""The sites of a programme on a day, one row each."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from wirkraum.kit.order import natural
from wirkraum.programme.access import Standing, visible_sites
from wirkraum.programme.domain.site_life import SiteState
from wirkraum.programme.models import (
    Address,
    Carriership,
    Dated,
    Phase,
    Post,
    PostKind,
    Programme,
    Site,
    SiteKind,
)
from wirkraum.programme.queries.posts import PostState, post_states
from wirkraum.programme.queries.states import site_state, states_of

DatedRow = TypeVar("DatedRow", bound=Dated)
OfSite = TypeVar("OfSite", Carriership, Phase)


@dataclass(frozen=True)
class SiteRow:
    """A site on a day, as lists and the head of its page show it.

    `turns` is the day on which a planned site begins, or on which one that has ended did.
    """

    pk: int
    slug: str
    mark: str
    name: str
    kind: str
    kind_label: str
    state: SiteState
    quarter: str
    carriers: tuple[Carriership, ...]
    leads: tuple[PostState, ...]
    phase: Phase | None
    turns: dt.date | None = None

    @property
    def carrier(self) -> str:
        """Who runs it, in short."""
        return ", ".join(str(one.carrier) for one in self.carriers)

    @property
    def lead(self) -> PostState | None:
        """The lead's post; of several, one that is held."""
        return min(self.leads, key=lambda post: post.vacant, default=None)

    @property
    def vacant(self) -> bool:
        """Whether it is at work and nobody leads it."""
        return self.state in AT_WORK and not any(post.holders for post in self.leads)

    @property
    def stage(self) -> int:
        """1–5 while it builds up, else 0."""
        return self.phase.stage if self.phase else 0


@dataclass(frozen=True)
class SiteList:
    """All sites on a day; `running` includes paused ones."""

    day: dt.date
    running: tuple[SiteRow, ...]
    planned: tuple[SiteRow, ...]
    ended: tuple[SiteRow, ...]

    @property
    def vacant(self) -> tuple[SiteRow, ...]:
        """Running sites without a lead."""
        return tuple(row for row in self.running if row.vacant)

    @property
    def all(self) -> tuple[SiteRow, ...]:
        """Running, planned, ended."""
        return self.running + self.planned + self.ended


@dataclass(frozen=True)
class SiteCounts:
    """How many sites there are, by kind of school; ended and planned ones do not count."""

    primary: int
    special: int
    other: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.primary + self.special + self.other


def site_list(who: Standing, day: dt.date) -> SiteList:
    """The sites somebody may see, as of the day."""
    return _listed(site_rows(visible_sites(who), day), day)


def sites_as_of(programme: Programme, day: dt.date) -> SiteList:
    """All sites of a programme, as of the day; a constant number of queries."""
    return _listed(site_rows(Site.objects.filter(programme=programme), day), day)


def site_counts(programme: Programme, day: dt.date) -> SiteCounts:
    """Sites that work (or pause) on the day, by kind of school; two queries."""
    states = states_of(programme, day)
    at_work = [key for key, state in states.items() if state in AT_WORK]
    kinds = Counter(Site.objects.filter(pk__in=at_work).values_list("kind", flat=True))
    return SiteCounts(kinds[SiteKind.PRIMARY], kinds[SiteKind.SPECIAL], kinds[SiteKind.OTHER])


AT_WORK = {SiteState.RUNNING, SiteState.PAUSED}


def site_rows(sites: QuerySet[Site], day: dt.date) -> list[SiteRow]:
    """A row for each of the sites; five queries however many there are."""
    listed = list(sites)
    keys = [site.pk for site in listed]
    leads = Post.objects.as_of(day).filter(kind=PostKind.SITE_LEAD, site__in=keys)
    parts = SiteParts(
        quarters=_quarters(keys, day),
        carriers=_by_site(carriers_of(keys, day)),
        leads=leads_by_site(post_states(leads, day)),
        phases=_by_site(Phase.objects.filter(site__in=keys).order_by()),
    )
    return sorted(
        (site_row(site, parts, day) for site in listed), key=lambda row: natural(row.mark)
    )


@dataclass(frozen=True)
class SiteParts:
    """What rows are made of, by the site's key."""

    quarters: dict[int, str]
    carriers: dict[int, list[Carriership]]
    leads: dict[int, list[PostState]]
    phases: dict[int, list[Phase]]


def carriers_of(sites: Collection[int], day: dt.date) -> QuerySet[Carriership]:
    """Who runs the sites (by key) on the day."""
    return Carriership.objects.as_of(day).filter(site__in=sites).select_related("carrier")


def leads_by_site(posts: Iterable[PostState]) -> dict[int, list[PostState]]:
    """The posts of leads among these, by their site's key."""
    found: dict[int, list[PostState]] = defaultdict(list)
    for post in posts:
        if post.kind == PostKind.SITE_LEAD and post.site:
            found[post.site.pk].append(post)
    return found


def _quarters(sites: Collection[int], day: dt.date) -> dict[int, str]:
    """The quarter of the address that holds; the latest begun if there are several."""
    held = Address.objects.as_of(day).filter(site__in=sites).order_by("valid_from", "pk")
    return dict(held.values_list("site_id", "quarter"))


def _by_site(records: Iterable[OfSite]) -> dict[int, list[OfSite]]:
    found: dict[int, list[OfSite]] = defaultdict(list)
    for one in records:
        found[one.site_id].append(one)
    return found


def last_of(records: Iterable[DatedRow], day: dt.date) -> DatedRow | None:
    """The record that holds on the day, the latest begun if there are several."""
    holding = [one for one in records if one.holds(day)]
    return max(holding, key=lambda one: one.valid_from, default=None)


def site_row(site: Site, parts: SiteParts, day: dt.date) -> SiteRow:
    """The row of one site."""
    phases = parts.phases.get(site.pk, [])
    state = site_state(phases, day)
    return SiteRow(
        pk=site.pk,
        slug=site.slug,
        mark=site.mark,
        name=site.name,
        kind=site.kind,
        kind_label=site.get_kind_display(),
        state=state,
        quarter=parts.quarters.get(site.pk, ""),
        carriers=tuple(parts.carriers.get(site.pk, ())),
        leads=tuple(parts.leads.get(site.pk, ())),
        phase=last_of(phases, day),
        turns=_turns(phases, state, day),
    )


def _turns(phases: Iterable[Phase], state: SiteState, day: dt.date) -> dt.date | None:
    days = sorted(phase.valid_from for phase in phases)
    if state is SiteState.PLANNED:
        return days[0]
    begun = [one for one in days if one <= day]
    return begun[-1] if state is SiteState.ENDED else None


def _listed(rows: list[SiteRow], day: dt.date) -> SiteList:
    return SiteList(
        day=day,
        running=tuple(row for row in rows if row.state in AT_WORK),
        planned=tuple(row for row in rows if row.state is SiteState.PLANNED),
        ended=tuple(row for row in rows if row.state is SiteState.ENDED),
    )
