"""Who sees the year plan and who plans."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.models import Termin
from wirkraum.planning.models import Format
from wirkraum.programme.access import Standing, visible_posts
from wirkraum.programme.models import Post, PostKind, Programme
from wirkraum.programme.models.base import holds_between

MOVABLE = ("proposed", "planned", "announced")


def may_plan(who: Standing) -> bool:
    """Plan the year, move its Termine, change formats: the coordination."""
    return who.coordinates


def visible_formats(who: Standing) -> QuerySet[Format]:
    """What was agreed is open to everybody in the programme."""
    return Format.objects.filter(programme=who.programme)


def changeable_formats(who: Standing) -> QuerySet[Format]:
    """The formats somebody may change."""
    mine = visible_formats(who)
    return mine if may_plan(who) else mine.none()


def formats_between(programme: Programme, first: dt.date, last: dt.date) -> QuerySet[Format]:
    """The formats that hold on any day from `first` to `last`."""
    return Format.objects.filter(holds_between(first, last), programme=programme)


def visible_occurrences(who: Standing) -> QuerySet[Termin]:
    """The Termine of formats somebody may see."""
    return visible_termine(who).filter(occurrence__isnull=False).select_related("occurrence")


def movable_occurrences(who: Standing) -> QuerySet[Termin]:
    """The Termine of formats somebody may still move or announce."""
    mine = visible_occurrences(who).filter(status__in=MOVABLE)
    return mine if may_plan(who) else mine.none()


def visible_loads(who: Standing) -> QuerySet[Post]:
    """The posts whose load somebody may see: the own ones, those of sites one leads, or all."""
    posts = visible_posts(who)
    if who.coordinates or PostKind.BOARD in who.kinds:
        return posts
    return posts.filter(Q(pk__in=who.posts) | Q(site__in=who.led_sites))


def sees_spread(who: Standing) -> bool:
    """See how evenly the year is shared among posts: whoever can change it."""
    return may_plan(who)


def may_check_plan(who: Standing) -> bool:
    """See what is wrong with the plan: the coordination, and the board, which changes nothing."""
    return may_plan(who) or PostKind.BOARD in who.kinds
