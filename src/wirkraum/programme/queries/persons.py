"""The persons at work, and the names their accounts go by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.kit.order import natural
from wirkraum.programme.models import Person, Programme


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
