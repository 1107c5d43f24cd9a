"""Who can sign in: the coordination ties an account to a person, and takes it away again."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.actions import change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.told import told
from wirkraum.programme.actions.coordination import coordinated
from wirkraum.programme.models import Person


def give_access(*, person: Person, email: str, by: User | None, at: dt.datetime) -> Entry:
    """Tie the account with this address (made if there is none) to the person.

    A new account has no password: its owner sets one by way of "Passwort vergessen". Raises Refused
    when the account belongs to another person of the programme.
    """
    summary = told("%(person)s: Zugang eingerichtet", person=person)
    scope = person.programme_id
    with (
        change(by=by, at=at, scope=scope, summary=summary) as verb,
        coordinated(scope, by=by, at=at),
    ):
        _as_stored(person)
        user = User.objects.filter(email__iexact=email).first()
        user = user or User.objects.create_user(email)
        taken = Person.objects.filter(programme=scope, user=user)
        if other := taken.exclude(pk=person.pk).first():
            text = _("Mit dieser Adresse meldet sich schon „%(other)s“ an.")
            raise Refused(text % {"other": other})
        person.user = user
        verb.save(person)
    return verb.entry


def take_access(*, person: Person, by: User | None, at: dt.datetime) -> Entry:
    """Untie the person's account; what was done with it stays in the history."""
    summary = told("%(person)s: Zugang entzogen", person=person)
    scope = person.programme_id
    with (
        change(by=by, at=at, scope=scope, summary=summary) as verb,
        coordinated(scope, by=by, at=at),
    ):
        _as_stored(person)
        person.user = None
        verb.save(person)
    return verb.entry


def _as_stored(person: Person) -> None:
    """Lock the record and read it anew, so that nobody's change to its contact is lost."""
    Person.objects.select_for_update().get(pk=person.pk)
    person.refresh_from_db()
