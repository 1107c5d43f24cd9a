"""What the start page and the search show."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.queries import next_termine
from wirkraum.calendar.queries.rows import TerminRow
from wirkraum.programme.access import Standing, may_see_people, visible_sites
from wirkraum.programme.models import Organisation, Person
from wirkraum.programme.queries import SiteList, site_list

NEXT = 4
MOST = 20  # hits per group
SEARCHED = 2000  # the latest Termine that are looked through


@dataclass(frozen=True)
class TodayPage:
    """The start page: the next Termine somebody may see, and the sites on the day."""

    day: dt.date
    next: tuple[TerminRow, ...]
    sites: SiteList


@dataclass(frozen=True)
class Hit:
    """One find: where it leads (empty when it has no page of its own) and what it is."""

    title: str
    detail: str
    path: str


@dataclass(frozen=True)
class Group:
    """Finds of one kind; `more` says that there were further ones."""

    name: str
    hits: tuple[Hit, ...]
    more: bool


def today_page(who: Standing, now: dt.datetime, day: dt.date) -> TodayPage:
    """The start page of somebody on a day."""
    return TodayPage(day, next_termine(who, NEXT, now=now), site_list(who, day))


def folded(text: str) -> str:
    """Without case and accents, ß as ss: "Elterncafe" finds "Elterncafé", "strasse" "Straße"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def search(who: Standing, asked: str) -> tuple[Group, ...]:
    """Everything somebody may see whose words hold all words asked for."""
    words = folded(asked).split()
    if not words:
        return ()
    groups = [
        _group(_("Standorte"), _sites(who), words),
        _group(_("Termine"), _termine(who), words),
        _group(_("Organisationen"), _organisations(who), words),
    ]
    if may_see_people(who):
        groups.append(_group(_("Personen"), _persons(who), words))
    return tuple(group for group in groups if group.hits)


def _group(name: str, hits: Iterable[Hit], words: list[str]) -> Group:
    found: list[Hit] = []
    for hit in hits:
        text = folded(f"{hit.title} {hit.detail}")
        if all(word in text for word in words):
            found.append(hit)
        if len(found) > MOST:
            break
    return Group(name, tuple(found[:MOST]), len(found) > MOST)


def _sites(who: Standing) -> Iterable[Hit]:
    for site in visible_sites(who):
        yield Hit(site.name, site.mark, reverse("programme:site", args=[site.slug]))


def _termine(who: Standing) -> Iterable[Hit]:
    latest = visible_termine(who).order_by("-starts_at")[:SEARCHED]
    for termin in latest.only("uid", "title", "place", "starts_at"):
        detail = f"{termin.day:%d.%m.%Y} {termin.place}".strip()
        yield Hit(termin.title, detail, reverse("calendar:termin", args=[termin.uid]))


def _organisations(who: Standing) -> Iterable[Hit]:
    for one in Organisation.objects.filter(programme=who.programme):
        yield Hit(one.name, f"{one.short_name} {one.get_kind_display()}".strip(), "")


def _persons(who: Standing) -> Iterable[Hit]:
    persons = Person.objects.filter(programme=who.programme).select_related("organisation")
    for person in persons:
        yield Hit(person.function, str(person.organisation or ""), "")
