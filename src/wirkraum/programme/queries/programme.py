"""The programme's own page: what it is, what it took on, with whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.kit.order import natural
from wirkraum.programme.access import Standing, visible_grants
from wirkraum.programme.models import Duty, Link, Organisation, Programme, Theme
from wirkraum.programme.queries.carriers import (
    CarrierState,
    GrantState,
    carriers_as_of,
    grant_states,
    granted_on,
)
from wirkraum.programme.queries.posts import PostState, posts_as_of
from wirkraum.programme.queries.sites import SiteCounts, site_counts


@dataclass(frozen=True)
class DutyGroup:
    """The duties of one field of work."""

    theme: str
    label: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class OrganisationGroup:
    """The organisations of one kind."""

    label: str
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True)
class ProgrammePage:
    """What belongs to the whole programme; `other_grants` had run out by the day or come later."""

    day: dt.date
    programme: Programme
    sites: SiteCounts
    carriers: tuple[CarrierState, ...]
    posts: tuple[PostState, ...]
    links: tuple[Link, ...]
    duties: tuple[DutyGroup, ...]
    organisations: tuple[OrganisationGroup, ...]
    grants: tuple[GrantState, ...]
    other_grants: tuple[GrantState, ...]

    @property
    def vacant(self) -> int:
        """How many posts nobody holds."""
        return sum(post.vacant for post in self.posts)


def programme_page(who: Standing, day: dt.date) -> ProgrammePage:
    """The programme's page for its reader, as of the day; a constant number of queries."""
    programme = Programme.objects.select_related("municipality").get(pk=who.programme.pk)
    grants = visible_grants(who)
    return ProgrammePage(
        day=day,
        programme=programme,
        sites=site_counts(programme, day),
        carriers=carriers_as_of(programme, day),
        posts=posts_as_of(programme, day),
        links=tuple(programme.links.all()),
        duties=_duties(programme),
        organisations=_organisations(programme),
        grants=grant_states(grants.filter(granted_on(day))),
        other_grants=grant_states(grants.exclude(granted_on(day))),
    )


def _duties(programme: Programme) -> tuple[DutyGroup, ...]:
    listed = list(programme.duties.order_by("order", "pk"))
    return tuple(
        DutyGroup(theme.value, str(theme.label), tuple(d for d in listed if d.theme == theme))
        for theme in Theme
        if any(duty.theme == theme for duty in listed)
    )


def _organisations(programme: Programme) -> tuple[OrganisationGroup, ...]:
    listed = sorted(programme.organisations.all(), key=lambda one: natural(one.name))
    kinds = dict.fromkeys(one.get_kind_display() for one in sorted(listed, key=_kind))
    return tuple(
        OrganisationGroup(kind, tuple(o for o in listed if o.get_kind_display() == kind))
        for kind in kinds
    )


def _kind(organisation: Organisation) -> int:
    choices = [value for value, _label in organisation._meta.get_field("kind").flatchoices]
    return choices.index(organisation.kind)
