"""A programme must not lock itself out: somebody who can sign in coordinates it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.models import PostKind, Tenure
from wirkraum.programme.models.base import holds_on


def keep_coordinated(programme: int, *, by: User | None, at: dt.datetime) -> None:
    """Within a verb, as its last step. Raises Refused when nobody could coordinate any more.

    Commands (without an account behind them) may leave a programme without.
    """
    day = at.astimezone(BERLIN).date()
    able = Tenure.objects.as_of(day).filter(
        holds_on(day, "post__"),
        post__programme=programme,
        post__kind=PostKind.COORDINATION,
        person__user__is_active=True,
    )
    if by is not None and not able.exists():
        raise Refused(
            _(
                "Danach könnte niemand mehr das Programm führen. Besetzen Sie die Koordinierung "
                "zuerst neu, mit einer Person, die sich anmelden kann."
            )
        )
