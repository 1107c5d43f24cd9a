"""Finds in everything somebody may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.models import Status
from wirkraum.desk.domain.folding import holds_all, words_of
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.access import Standing, may_see_people, visible_sites
from wirkraum.programme.domain.order import natural
from wirkraum.programme.models import Address, Circle, Organisation, Person, Post

MOST = 20  # hits per group
SEARCHED = 10_000  # the latest Termine that are looked through
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@dataclass(frozen=True)
class Hit:
    """One find: what it is, where it leads ("" when it has no page of its own)."""

    title: str
    detail: str
    path: str
    mark: str = ""
    code: str = ""


@dataclass(frozen=True)
class Group:
    """Finds of one kind; `more` says that there were further ones."""

    name: str
    icon: str
    hits: tuple[Hit, ...]
    more: bool


def search(who: Standing, asked: str) -> tuple[Group, ...]:
    """Everything somebody may see whose words hold all words asked for, kind by kind."""
    words = words_of(asked)
    if not words:
        return ()
    groups = [
        _group(_("Standorte"), "standort", _sites(who), words),
        _group(_("Termine"), "plan", _termine(who), words),
        _group(_("Organisationen"), "netz", _organisations(who), words),
    ]
    groups += [
        _group(_("Stellen"), "stelle", _posts(who), words),
        _group(_("Zielgruppen"), "personen", _circles(who), words),
    ]
    if may_see_people(who):
        groups.append(_group(_("Personen"), "person", _people(who), words))
    return tuple(group for group in groups if group.hits)


def _group(name: str, icon: str, hits: Iterable[Hit], words: Sequence[str]) -> Group:
    found: list[Hit] = []
    for hit in hits:
        if holds_all(f"{hit.mark} {hit.code} {hit.title} {hit.detail}", words):
            found.append(hit)
        if len(found) > MOST:
            break
    return Group(name, icon, tuple(found[:MOST]), len(found) > MOST)


def _sites(who: Standing) -> Iterator[Hit]:
    current = Prefetch("addresses", Address.objects.as_of(who.day))
    sites = visible_sites(who).prefetch_related(current)
    for site in sorted(sites, key=lambda one: natural(one.mark)):
        where = ", ".join(
            f"{one}, {one.quarter}" if one.quarter else str(one) for one in site.addresses.all()
        )
        path = reverse("programme:site", args=[site.slug])
        yield Hit(site.name, where, path, mark=site.mark)


def _termine(who: Standing) -> Iterator[Hit]:
    columns = ("uid", "title", "place", "starts_at", "status", "kind__name")
    latest = visible_termine(who).order_by("-starts_at", "-pk")[:SEARCHED]
    page = reverse("calendar:termin", args=[ANY])
    for uid, title, place, starts_at, status, kind in latest.values_list(*columns):
        word = str(Status(status).label)
        said = [_day(starts_at), place, kind if kind and kind != title else "", word]
        yield Hit(title, " · ".join(part for part in said if part), page.replace(ANY, str(uid)))


ANY = "00000000-0000-0000-0000-000000000000"


def _day(moment: dt.datetime) -> str:
    day = moment.astimezone(BERLIN)
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"


def _organisations(who: Standing) -> Iterator[Hit]:
    for one in Organisation.objects.filter(programme=who.programme):
        short = one.short_name if one.short_name != one.name else ""
        detail = " · ".join(part for part in (short, one.get_kind_display()) if part)
        yield Hit(one.name, detail, _record(who, "organisation", one.pk, "programme:programme"))


def _people(who: Standing) -> Iterator[Hit]:
    persons = Person.objects.filter(programme=who.programme).select_related("organisation")
    for person in persons:
        detail = " · ".join(part for part in (str(person.organisation or ""), person.email) if part)
        yield Hit(person.function, detail, _record(who, "person", person.pk, "programme:posts"))


def _posts(who: Standing) -> Iterator[Hit]:
    posts = Post.objects.as_of(who.day).filter(programme=who.programme)
    for post in posts.select_related("site", "organisation"):
        said = (str(post.site or ""), str(post.organisation or ""))
        detail = " · ".join(part for part in said if part)
        yield Hit(post.title, detail, _record(who, "stelle", post.pk, "programme:posts"))


def _circles(who: Standing) -> Iterator[Hit]:
    for circle in Circle.objects.filter(programme=who.programme):
        page = _record(who, "zielgruppe", circle.pk, "programme:circles")
        yield Hit(circle.name, circle.about, page)


def _record(who: Standing, what: str, key: int, home: str) -> str:
    """A record's own page for the coordination, else the page that lists it."""
    if who.coordinates:
        return reverse("programme:record_edit", args=[what, key])
    return reverse(home)
