"""What the worker does for foreign calendars."""

from __future__ import annotations

from django_tasks import task

from wirkraum.accounts.models import User
from wirkraum.calendar.actions.foreign import read_again
from wirkraum.calendar.models import ForeignCalendar
from wirkraum.kit.clock import now


@task()
def read_calendar(calendar: int, by: int | None = None) -> None:
    """Read the subscribed calendar of that key, if it is still there."""
    found = ForeignCalendar.objects.exclude(address="").filter(pk=calendar).first()
    if found is not None:
        user = User.objects.filter(pk=by).first() if by else None
        read_again(calendar=found, by=user, at=now())
