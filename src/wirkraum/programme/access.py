"""Who may what, from facts: which posts somebody holds on a day. There is no list of roles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.db.models import Q, QuerySet

from wirkraum.accounts.models import User
from wirkraum.programme.models import (
    Address,
    Carriership,
    Circle,
    Deputy,
    Duty,
    Grant,
    Link,
    Membership,
    Organisation,
    Person,
    Phase,
    Post,
    PostKind,
    Programme,
    School,
    Site,
    Tenure,
)
from wirkraum.programme.models.base import holds_on
from wirkraum.programme.models.people import SITE_KINDS
from wirkraum.programme.models.sites import STAGES

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Standing:
    """Where somebody stands in a programme on a day: the posts they hold, and what follows.

    `several`: they have a standing in other programmes too.
    """

    programme: Programme
    person: Person
    day: dt.date
    kinds: frozenset[str]
    posts: frozenset[int]
    circles: frozenset[int]
    led_sites: frozenset[int]
    team_sites: frozenset[int]
    carriers: frozenset[int]
    carried_sites: frozenset[int]
    several: bool = False

    @property
    def coordinates(self) -> bool:
        """Holds the coordination of the programme."""
        return PostKind.COORDINATION in self.kinds

    @property
    def leads(self) -> bool:
        """Leads at least one site."""
        return bool(self.led_sites)

    @property
    def own_sites(self) -> frozenset[int]:
        """Sites somebody sees from inside."""
        return self.led_sites | self.team_sites | self.carried_sites


def programmes_of(user: User, day: dt.date) -> QuerySet[Programme]:
    """The programmes in which somebody holds a post on the day."""
    held = Tenure.objects.filter(holds_on(day), holds_on(day, "post__"), person__user=user)
    return Programme.objects.filter(
        pk__in=held.values("person__programme"), persons__user=user
    ).select_related("municipality")


def standing_of(user: User, day: dt.date, *, slug: str | None = None) -> Standing | None:
    """The standing in the chosen (else the first) programme, or None for a stranger.

    Two queries, and one more for whoever speaks for a carrier.
    """
    if not user.is_active:
        return None
    tenures = (
        Tenure.objects.filter(holds_on(day), holds_on(day, "post__"), person__user=user)
        .select_related("post", "person__programme__municipality")
        .order_by("person__programme_id")
    )
    persons = {tenure.person.programme.slug: tenure.person for tenure in tenures}
    if not persons:
        return None
    person = persons.get(slug or "") or next(iter(persons.values()))
    posts = [tenure.post for tenure in tenures if tenure.person_id == person.pk]
    return _standing(person, posts, day, several=len(persons) > 1)


def _standing(person: Person, posts: list[Post], day: dt.date, *, several: bool) -> Standing:
    seats = Membership.objects.as_of(day).filter(post__in=[post.pk for post in posts]).order_by()
    carriers = frozenset(
        post.organisation_id
        for post in posts
        if post.kind == PostKind.CARRIER and post.organisation_id
    )
    carried = Carriership.objects.as_of(day).filter(carrier__in=carriers).order_by()
    return Standing(
        programme=person.programme,
        person=person,
        day=day,
        kinds=frozenset(post.kind for post in posts),
        posts=frozenset(post.pk for post in posts),
        circles=frozenset(seats.values_list("circle_id", flat=True)),
        led_sites=frozenset(
            post.site_id for post in posts if post.kind == PostKind.SITE_LEAD and post.site_id
        ),
        team_sites=frozenset(
            post.site_id for post in posts if post.kind in SITE_KINDS and post.site_id
        ),
        carriers=carriers,
        carried_sites=frozenset(carried.values_list("site_id", flat=True) if carriers else ()),
        several=several,
    )


def may_edit_programme(who: Standing) -> bool:
    """Change what belongs to the whole programme."""
    return who.coordinates


def may_edit_site(who: Standing, site: Site) -> bool:
    """Change a site's own page."""
    return site.programme_id == who.programme.pk and (who.coordinates or site.pk in who.led_sites)


def may_see_inside(who: Standing, site: Site) -> bool:
    """See a site's work, not only its profile."""
    return site.programme_id == who.programme.pk and (
        who.coordinates or PostKind.BOARD in who.kinds or site.pk in who.own_sites
    )


def may_see_people(who: Standing) -> bool:
    """See business contacts of everybody in the programme."""
    return who.coordinates or who.leads or bool(who.carriers)


def sees_people_of(who: Standing, site: int | None) -> bool:
    """See the business contacts of a site's own people (by the site's key)."""
    return may_see_people(who) or site in who.own_sites


def visible_posts(who: Standing) -> QuerySet[Post]:
    """Which posts there are is no secret within the programme."""
    return Post.objects.filter(programme=who.programme).select_related("site")


def visible_sites(who: Standing) -> QuerySet[Site]:
    """Every site's profile is open to everybody in the programme."""
    return Site.objects.filter(programme=who.programme)


def visible_grants(who: Standing) -> QuerySet[Grant]:
    """Grants: the coordination sees all, a carrier its own, others none."""
    mine = Q() if who.coordinates else Q(carrier__in=who.carriers)
    return Grant.objects.filter(mine, programme=who.programme)


# From a record to its programme.
SCOPES: dict[type[models.Model], str] = {
    Link: "programme",
    Duty: "programme",
    Organisation: "programme",
    Person: "programme",
    Post: "programme",
    Circle: "programme",
    Grant: "programme",
    Tenure: "post__programme",
    Deputy: "post__programme",
    Membership: "circle__programme",
}


def changeable(who: Standing, model: type[Row]) -> QuerySet[Row]:
    """The records of a kind somebody may change: those of the programme, by its coordination."""
    records = model._base_manager.all()
    return records.filter(**{SCOPES[model]: who.programme}) if who.coordinates else records.none()


def changeable_sites(who: Standing) -> QuerySet[Site]:
    """The sites somebody may change."""
    mine = visible_sites(who)
    return mine if who.coordinates else mine.filter(pk__in=who.led_sites)


def may_edit_municipality(who: Standing) -> bool:
    """Change the municipality, unless other programmes share it."""
    shared = Programme.objects.filter(municipality=who.programme.municipality_id)
    return who.coordinates and not shared.exclude(pk=who.programme.pk).exists()


# What a site's lead may record about the own site; people and carriers are the coordination's.
LEAD_PARTS: tuple[type[models.Model], ...] = (Address, School, Phase)


def may_add_part(who: Standing, site: Site, part: type[models.Model]) -> bool:
    """Record a new address, school, carriership or phase of a site."""
    return may_edit_site(who, site) and (who.coordinates or part in LEAD_PARTS)


def changeable_parts(who: Standing, site: Site, part: type[Row]) -> QuerySet[Row]:
    """Those of a site's records somebody may change; a pause and the end are the coordination's."""
    records = part._base_manager.filter(site=site)
    if not may_add_part(who, site, part):
        return records.none()
    if part is Phase and not who.coordinates:
        return records.filter(kind__in=[stage.value for stage in STAGES])
    return records
