"""Who may take something in: the coordination, or a founder who has no programme yet."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wirkraum.accounts.models import User
from wirkraum.intake.models import Arrival
from wirkraum.programme.access import Standing


def may_set_up(user: User, who: Standing | None) -> bool:
    """Bring a deck: into one's programme, or to found one."""
    return who.coordinates if who else user.may_found


def visible_arrivals(user: User, who: Standing | None) -> QuerySet[Arrival]:
    """What came in for the programme, also the deck it was founded with; a founder's own before."""
    if not may_set_up(user, who):
        return Arrival.objects.none()
    if who is None:
        return still_open(Arrival.objects.filter(programme__isnull=True, arrived_by=user))
    scope = who.programme.pk
    return Arrival.objects.filter(Q(programme=scope) | Q(confirmed__scope=scope))


def still_open(arrivals: QuerySet[Arrival]) -> QuerySet[Arrival]:
    """Those not confirmed yet, or taken back since."""
    return arrivals.filter(Q(confirmed__isnull=True) | Q(confirmed__undone_by__isnull=False))
