"""The sites of a programme on a day, one row each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch, QuerySet

from wirkraum.programme.access import Standing, visible_sites
from wirkraum.programme.domain.order import natural
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
from wirkraum.programme.queries.posts import PostState, state_of, with_tenures
from wirkraum.programme.queries.states import site_state, states_of

DatedRow = TypeVar("DatedRow", bound=Dated)


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
    """A row for each of the sites; six queries however many there are."""
    leads = with_tenures(Post.objects.as_of(day).filter(kind=PostKind.SITE_LEAD))
    loaded = sites.prefetch_related(
        Prefetch("addresses", queryset=Address.objects.as_of(day)),
        Prefetch("carrierships", queryset=Carriership.objects.as_of(day).select_related("carrier")),
        Prefetch("posts", queryset=leads),
        "phases",
    )
    return sorted((_row(site, day) for site in loaded), key=lambda row: natural(row.mark))


def last_of(records: Iterable[DatedRow], day: dt.date) -> DatedRow | None:
    """The record that holds on the day, the latest begun if there are several."""
    holding = [one for one in records if one.holds(day)]
    return max(holding, key=lambda one: one.valid_from, default=None)


def _row(site: Site, day: dt.date) -> SiteRow:
    address = last_of(site.addresses.all(), day)
    state = site_state(site.phases.all(), day)
    return SiteRow(
        pk=site.pk,
        slug=site.slug,
        mark=site.mark,
        name=site.name,
        kind=site.kind,
        kind_label=site.get_kind_display(),
        state=state,
        quarter=address.quarter if address else "",
        carriers=tuple(site.carrierships.all()),
        leads=tuple(state_of(post, day) for post in site.posts.all()),
        phase=last_of(site.phases.all(), day),
        turns=_turns(site, state, day),
    )


def _turns(site: Site, state: SiteState, day: dt.date) -> dt.date | None:
    days = sorted(phase.valid_from for phase in site.phases.all())
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
