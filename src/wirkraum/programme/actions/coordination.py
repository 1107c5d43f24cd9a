"""A programme must not lock itself out: somebody who can sign in coordinates it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.history.domain.refusal import Refused
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import day_figures
from wirkraum.programme.domain.spans import Span, first_gap
from wirkraum.programme.models import PostKind, Programme, Tenure


def uncoordinated_from(programme: int, *, at: dt.datetime) -> dt.date | None:
    """The first day, today or later, on which nobody could coordinate; None if there is none."""
    able = Tenure.objects.filter(
        post__programme=programme,
        post__kind=PostKind.COORDINATION,
        person__user__is_active=True,
    ).select_related("post")
    held = [
        Span(one.valid_from, one.valid_until).common(Span(post.valid_from, post.valid_until))
        for one in able
        for post in [one.post]
    ]
    return first_gap([span for span in held if span], at.astimezone(BERLIN).date())


def keep_coordinated(
    programme: int, *, before: dt.date | None, by: User | None, at: dt.datetime
) -> None:
    """Within a verb, as its last step. `before` is what `uncoordinated_from` said ahead of it.

    Raises Refused when the day from which nobody could coordinate has come nearer. Commands (without
    an account behind them) may leave a programme without.
    """
    # Two who leave at once come one after the other, so that the second one is refused.
    Programme.objects.select_for_update().filter(pk=programme).first()
    after = uncoordinated_from(programme, at=at)
    if by is None or after is None or (before is not None and before <= after):
        return
    text = _(
        "Ab dem %(day)s könnte niemand mehr das Programm führen. Tragen Sie zuerst ein, wer die "
        "Koordinierung dann übernimmt, auch vertretungsweise, und richten Sie einen Zugang ein."
    )
    raise Refused(text % {"day": day_figures(after)})


@contextmanager
def coordinated(programme: int, *, by: User | None, at: dt.datetime) -> Iterator[None]:
    """Around the steps of a verb, inside its transaction. Raises Refused as `keep_coordinated`."""
    before = uncoordinated_from(programme, at=at)
    yield
    keep_coordinated(programme, before=before, by=by, at=at)
