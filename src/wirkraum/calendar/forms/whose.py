"""The choice of one post, person or circle: one list instead of three."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _

from wirkraum.calendar.access import persons_to_enter_for, posts_to_enter_for
from wirkraum.calendar.models import Absence, ForeignCalendar
from wirkraum.kit.order import natural
from wirkraum.programme.access import Standing
from wirkraum.programme.models import Circle, Post

Choices = list[tuple[str, list[tuple[str, str]]]]
KINDS = ("post", "person", "circle")


def whose_choices(
    who: Standing, record: Absence | ForeignCalendar, circles: Iterable[Circle] = ()
) -> Choices:
    """Oneself first, then the posts and persons one enters for; whoever it is of already, too."""
    mine = key_of("person", who.person.pk)
    persons = _named("person", persons_to_enter_for(who).exclude(pk=who.person.pk))
    current = models.Q(pk=record.post_id)
    lasting = models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=who.day)
    posts = _named("post", posts_to_enter_for(who).filter(lasting | current))
    groups = [
        (_("Ich selbst"), [(mine, str(who.person))]),
        (str(Post._meta.verbose_name_plural), posts),
        (_("Personen"), persons),
        (str(Circle._meta.verbose_name_plural), _named("circle", circles)),
    ]
    return [(name, some) for name, some in groups if some]


def _named(kind: str, records: Iterable[models.Model]) -> list[tuple[str, str]]:
    in_order = sorted(records, key=lambda one: natural(str(one)))
    return [(key_of(kind, one.pk), str(one)) for one in in_order]


def key_of(kind: str, pk: int) -> str:
    """How the form names one of them."""
    return f"{kind}-{pk}"


def current_key(record: Absence | ForeignCalendar) -> str:
    """Of whom a record is, as the form names it."""
    for kind in KINDS:
        if pk := getattr(record, f"{kind}_id", None):
            return key_of(kind, pk)
    return ""


def give(record: Absence | ForeignCalendar, key: str) -> None:
    """Make a record that of whom the (valid) key names."""
    chosen, _dash, pk = key.partition("-")
    for kind in KINDS:
        if hasattr(record, f"{kind}_id"):
            setattr(record, f"{kind}_id", int(pk) if kind == chosen else None)
