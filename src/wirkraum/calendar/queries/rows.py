"""Termine as plain data: what lists, timelines and other rooms show of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.calendar.models import Status, Termin, Visibility
from wirkraum.kit.addresses import by_uid
from wirkraum.kit.clock import BERLIN, berlin
from wirkraum.kit.dates import clock_span, day_short
from wirkraum.programme.models import Site

HELD = (Status.HELD, Status.DOCUMENTED)
DAY = dt.timedelta(days=1)
SQUARES = {"announced": "fest", "planned": "geplant", "proposed": "geplant", "cancelled": "aus"}


@dataclass(frozen=True)
class SiteTag:
    """A site as its mark shows it."""

    pk: int
    slug: str
    mark: str
    name: str


@dataclass(frozen=True)
class KindTag:
    """A kind of Termin with the symbol it wears."""

    pk: int
    slug: str
    name: str
    icon: str


@dataclass(frozen=True)
class TerminRow:
    """One Termin with its sites and kind; times are aware, in Berlin."""

    pk: int
    uid: UUID
    title: str
    status: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    visibility: str
    note: str
    adults: int | None
    children: int | None
    cancelled_because: str
    is_example: bool
    kind: KindTag | None
    sites: tuple[SiteTag, ...]

    @property
    def day(self) -> dt.date:
        """The day it begins."""
        return self.starts_at.date()

    @property
    def hours(self) -> str:
        """ "9:00–11:00"; with the second day when it ends on another one."""
        begin, end = self.starts_at, self.ends_at
        words = clock_span(begin, end)
        if begin.date() == end.date():
            return words
        return _("%(hours)s (bis %(day)s)") % {"hours": words, "day": day_short(end)}

    @property
    def path(self) -> str:
        """Its page."""
        return by_uid("calendar:termin", self.uid)

    @property
    def status_word(self) -> str:
        """ "steht fest"."""
        return str(Status(self.status).label)

    @property
    def square(self) -> str:
        """How the square of its state is drawn; "" is filled."""
        return SQUARES.get(self.status, "")

    @property
    def has_happened(self) -> bool:
        """Whether it counts as held."""
        return self.status in HELD

    @property
    def icon(self) -> str:
        """The symbol of its kind, else of a calendar."""
        return self.kind.icon if self.kind and self.kind.icon else "plan"

    @property
    def facts(self) -> list[str]:
        """What a list says besides: the kind unless the title does, the place, who sees it."""
        kind = self.kind.name if self.kind and self.kind.name != self.title else ""
        seen = {
            Visibility.TEAM.value: _("nur Beteiligte"),
            Visibility.PUBLIC.value: _("öffentlich"),
        }
        return [word for word in (kind, self.place, seen.get(self.visibility, "")) if word]

    @property
    def heads(self) -> str:
        """ "14 Erwachsene, 1 Kind", or "" when nobody counted."""
        words = []
        if self.adults is not None:
            words.append(_adults(self.adults))
        if self.children is not None:
            words.append(_children(self.children))
        return ", ".join(words)


def _adults(count: int) -> str:
    return ngettext("%(count)s Erwachsene*r", "%(count)s Erwachsene", count) % {"count": count}


def _children(count: int) -> str:
    return ngettext("%(count)s Kind", "%(count)s Kinder", count) % {"count": count}


# In the order of `TerminRow`.
FIELDS = (
    *("pk", "uid", "title", "status", "starts_at", "ends_at", "place", "visibility", "note"),
    *("adults", "children", "cancelled_because", "is_example"),
)
KIND = ("kind_id", "kind__slug", "kind__name", "kind__icon")


def rows(termine: QuerySet[Termin]) -> tuple[TerminRow, ...]:
    """All Termine of a query as rows: two queries, whatever their number."""
    found = list(termine.values_list(*FIELDS, *KIND))
    sites = _sites([line[0] for line in found])
    return tuple(_row(line, sites.get(line[0], ())) for line in found)


def _row(line: tuple[Any, ...], sites: Iterable[SiteTag]) -> TerminRow:
    pk, uid, title, status, starts_at, ends_at, *rest, kind, slug, name, icon = line
    begin, end = starts_at.astimezone(BERLIN), ends_at.astimezone(BERLIN)
    tag = KindTag(kind, slug, name, icon) if kind else None
    fields: list[Any] = [pk, uid, title, status, begin, end, *rest, tag, tuple(sites)]
    return TerminRow(*fields)


def _sites(termine: list[int]) -> dict[int, list[SiteTag]]:
    """The sites of Termine (by key). One query, none for no Termine."""
    found: dict[int, list[SiteTag]] = defaultdict(list)
    if termine:
        at = Termin.sites.through.objects.filter(termin__in=termine)
        named = at.order_by("site__mark", "site__name").values_list(
            "termin_id", "site_id", "site__slug", "site__mark", "site__name"
        )
        for termin, site, slug, mark, name in named:
            found[termin].append(SiteTag(site, slug, mark, name))
    return found


def with_rest(termine: QuerySet[Termin]) -> QuerySet[Termin]:
    """The query with what a row of each needs besides."""
    return termine.select_related("kind").prefetch_related("sites")


def row(termin: Termin) -> TerminRow:
    """One Termin as a row."""
    kind = termin.kind
    return TerminRow(
        pk=termin.pk,
        uid=termin.uid,
        title=termin.title,
        status=termin.status,
        starts_at=termin.starts_at.astimezone(BERLIN),
        ends_at=termin.ends_at.astimezone(BERLIN),
        place=termin.place,
        visibility=termin.visibility,
        note=termin.note,
        adults=termin.adults,
        children=termin.children,
        cancelled_because=termin.cancelled_because,
        is_example=termin.is_example,
        kind=KindTag(kind.pk, kind.slug, kind.name, kind.icon) if kind else None,
        sites=tuple(site_tag(site) for site in termin.sites.all()),
    )


def site_tag(site: Site) -> SiteTag:
    """A site's mark."""
    return SiteTag(site.pk, site.slug, site.mark, site.name)


def from_to(
    termine: QuerySet[Termin], first: dt.date | None = None, last: dt.date | None = None
) -> QuerySet[Termin]:
    """Those that begin from `first` to `last`, both days inclusive, in Berlin."""
    if first is not None:
        termine = termine.filter(starts_at__gte=berlin(first, dt.time()))
    if last is not None:
        termine = termine.filter(starts_at__lt=berlin(last + DAY, dt.time()))
    return termine
