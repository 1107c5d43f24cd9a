"""Who can sign in: the coordination ties an account to a person, and takes it away again."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.actions import change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.actions.coordination import keep_coordinated
from wirkraum.programme.models import Person


def give_access(*, person: Person, email: str, by: User | None, at: dt.datetime) -> Entry:
    """Tie the account with this address (made if there is none) to the person.

    A new account has no password: its owner sets one by way of "Passwort vergessen". Raises Refused
    when the account belongs to another person of the programme.
    """
    summary = f"{person}: Zugang eingerichtet"
    with change(by=by, at=at, scope=person.programme_id, summary=summary) as verb:
        user = User.objects.filter(email__iexact=email).first()
        user = user or User.objects.create_user(email)
        taken = Person.objects.filter(programme=person.programme_id, user=user)
        if other := taken.exclude(pk=person.pk).first():
            text = _("Mit dieser Adresse meldet sich schon „%(other)s“ an.")
            raise Refused(text % {"other": other})
        person.user = user
        verb.save(person)
        keep_coordinated(person.programme_id, by=by, at=at)
    return verb.entry


def take_access(*, person: Person, by: User | None, at: dt.datetime) -> Entry:
    """Untie the person's account; what was done with it stays in the history."""
    summary = f"{person}: Zugang entzogen"
    with change(by=by, at=at, scope=person.programme_id, summary=summary) as verb:
        person.user = None
        verb.save(person)
        keep_coordinated(person.programme_id, by=by, at=at)
    return verb.entry
