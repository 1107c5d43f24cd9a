"""The programme's own page: what it is, what it took on, with whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.programme.access import Standing, visible_grants
from wirkraum.programme.domain.order import natural
from wirkraum.programme.models import Duty, Link, Organisation, Person, Programme, Theme
from wirkraum.programme.queries.carriers import GrantState, grant_states


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
    """What belongs to the whole programme."""

    programme: Programme
    links: tuple[Link, ...]
    duties: tuple[DutyGroup, ...]
    organisations: tuple[OrganisationGroup, ...]
    grants: tuple[GrantState, ...]


@dataclass(frozen=True)
class PersonRow:
    """A person with the posts held on the day, and whether the person can sign in."""

    pk: int
    function: str
    organisation: str
    email: str
    phone: str
    posts: tuple[str, ...]
    signs_in: bool


def programme_page(who: Standing) -> ProgrammePage:
    """The programme's page for its reader; five queries."""
    programme = Programme.objects.select_related("municipality").get(pk=who.programme.pk)
    return ProgrammePage(
        programme=programme,
        links=tuple(programme.links.all()),
        duties=_duties(programme),
        organisations=_organisations(programme),
        grants=grant_states(visible_grants(who)),
    )


def persons_as_of(programme: Programme, day: dt.date) -> tuple[PersonRow, ...]:
    """Everybody at work in the programme; three queries."""
    persons = Person.objects.filter(programme=programme).select_related("organisation")
    return tuple(
        PersonRow(
            pk=one.pk,
            function=one.function,
            organisation=str(one.organisation or ""),
            email=one.email,
            phone=one.phone,
            posts=tuple(t.post.title for t in one.tenures.all() if t.holds(day)),
            signs_in=one.user_id is not None,
        )
        for one in sorted(
            persons.prefetch_related("tenures__post"), key=lambda one: natural(one.function)
        )
    )


def account_names(programme: Programme) -> dict[int, str]:
    """Accounts (by key) and the function to show for them in the history."""
    persons = Person.objects.filter(programme=programme, user__isnull=False)
    return {key: function for key, function in persons.values_list("user", "function") if key}


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
