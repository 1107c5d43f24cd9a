"""Finds in everything somebody may see."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db.models import Max, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.calendar.access import visible_termine
from wirkraum.calendar.models import Status, Termin
from wirkraum.desk.domain.folding import holds_all, words_of
from wirkraum.kit.addresses import by_uid
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import day_dated, day_plain
from wirkraum.kit.order import natural
from wirkraum.planning.access import visible_formats
from wirkraum.programme.access import Standing, may_see_people, visible_sites
from wirkraum.programme.models import Address, Circle, Organisation, Person, Post
from wirkraum.reporting.access import may_write, visible_reports

MOST = 20  # hits per group
SEARCHED = 10_000  # the latest Termine that are looked through
DATED = set("0123456789.-")  # what a day is written with
NAMED = 1000  # titles one query may name
Words = Sequence[str]
Row = TypeVar("Row")


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
        _group(_("Standorte"), "standort", _sites(who, words)),
        _group(_("Termine"), "plan", _termine(who, words)),
        _group(_("Formate"), "sitzung", _formats(who, words)),
        _group(_("Berichte"), "bericht", _reports(who, words)),
        _group(_("Organisationen"), "netz", _organisations(who, words)),
        _group(_("Stellen"), "stelle", _posts(who, words)),
        _group(_("Zielgruppen"), "personen", _circles(who, words)),
    ]
    if may_see_people(who):
        groups.append(_group(_("Personen"), "person", _people(who, words)))
    return tuple(group for group in groups if group.hits)


def _group(name: str, icon: str, hits: Iterator[Hit]) -> Group:
    found = tuple(islice(hits, MOST + 1))
    return Group(name, icon, found[:MOST], len(found) > MOST)


def _fits(words: Words, *parts: object) -> bool:
    return holds_all(" ".join(str(part) for part in parts if part), words)


def _said(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _sites(who: Standing, words: Words) -> Iterator[Hit]:
    current = Prefetch("addresses", Address.objects.as_of(who.day))
    sites = visible_sites(who).prefetch_related(current)
    for site in sorted(sites, key=lambda one: natural(one.mark)):
        where = _said(*(part for one in site.addresses.all() for part in (one, one.quarter)))
        if _fits(words, site.mark, site.name, where):
            path = reverse("programme:site", args=[site.slug])
            yield Hit(site.name, where, path, mark=site.mark)


def _termine(who: Standing, words: Words) -> Iterator[Hit]:
    """Words and sites are looked up for finds only: making them for all would take longest."""
    columns = ("pk", "uid", "status", "title", "place", "starts_at", "kind__name")
    titles, visible = _titles(who, words), visible_termine(who)
    called = visible.filter(title__in=titles) if len(titles) < NAMED else visible
    latest = called.order_by("-starts_at", "-pk")[:SEARCHED].values_list(*columns)
    fitting = (one for one in latest.iterator(chunk_size=200) if _meant(words, *one[3:]))
    found = list(islice(fitting, MOST + 1))
    marks = _marks([one[0] for one in found])
    for pk, uid, status, title, place, starts_at, kind in found:
        other = kind if kind != title else ""
        told = (day_dated(_day(starts_at)), place, other, marks.get(pk), Status(status).label)
        yield Hit(title, _said(*told), by_uid("calendar:termin", uid))


def _titles(who: Standing, words: Words) -> set[str]:
    """The titles worth looking at: many Termine are called alike. Words that may be days wait."""
    names = [word for word in words if not set(word) <= DATED]
    called = visible_termine(who).order_by().values_list("title", "place", "kind__name").distinct()
    return {title for title, *rest in called if _fits(names, title, *rest)}


def _meant(words: Words, title: str, place: str, starts_at: dt.datetime, kind: str | None) -> bool:
    day = _day(starts_at)
    return _fits(words, title, place, kind, f"{day.day}.{day.month}.{day.year} {day}")


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(BERLIN).date()


def _marks(termine: list[int]) -> dict[int, str]:
    """Where Termine are, as marks: "14, 139"."""
    through = Termin.sites.through.objects.filter(termin__in=termine)
    marks: dict[int, list[str]] = defaultdict(list)
    for key, mark in through.values_list("termin_id", "site__mark"):
        marks[key].append(mark)
    return {key: ", ".join(sorted(some, key=natural)) for key, some in marks.items()}


def _formats(who: Standing, words: Words) -> Iterator[Hit]:
    for one in visible_formats(who).select_related("circle"):
        if _fits(words, one.code, one.full_name, one.circle, one.frequency_text):
            told = _said(one.circle, one.frequency_text)
            yield Hit(one.full_name, told, reverse("planning:formats"), code=one.code)


def _reports(who: Standing, words: Words) -> Iterator[Hit]:
    reports = visible_reports(who).annotate(latest=Max("editions__number"))
    for one in reports.order_by("-as_of", "-pk"):
        told = _("Stichtag %(day)s") % {"day": day_plain(one.as_of)}
        if _fits(words, one.title, told):
            out = reverse("reporting:edition", args=[one.pk, one.latest]) if one.latest else ""
            path = reverse("reporting:report", args=[one.pk]) if may_write(who) else out
            yield Hit(one.title, told, path)


def _organisations(who: Standing, words: Words) -> Iterator[Hit]:
    for one in _natural(Organisation.objects.filter(programme=who.programme), "name"):
        short = one.short_name if one.short_name != one.name else ""
        told = _said(short, one.get_kind_display())
        if _fits(words, one.name, told):
            yield Hit(one.name, told, _record(who, "organisation", one.pk, "programme:programme"))


def _people(who: Standing, words: Words) -> Iterator[Hit]:
    persons = Person.objects.filter(programme=who.programme).select_related("organisation")
    for one in _natural(persons, "function"):
        told = _said(one.organisation, one.email)
        if _fits(words, one.function, told):
            yield Hit(one.function, told, _record(who, "person", one.pk, "programme:posts"))


def _posts(who: Standing, words: Words) -> Iterator[Hit]:
    posts = Post.objects.as_of(who.day).filter(programme=who.programme)
    for one in _natural(posts.select_related("site", "organisation"), "title"):
        told = _said(one.site, one.organisation)
        if _fits(words, one.title, told):
            yield Hit(one.title, told, _record(who, "stelle", one.pk, "programme:posts"))


def _circles(who: Standing, words: Words) -> Iterator[Hit]:
    for one in Circle.objects.filter(programme=who.programme):
        if _fits(words, one.name, one.about):
            page = _record(who, "zielgruppe", one.pk, "programme:circles")
            yield Hit(one.name, one.about, page)


def _natural(records: Iterable[Row], name: str) -> list[Row]:
    return sorted(records, key=lambda one: natural(getattr(one, name)))


def _record(who: Standing, what: str, key: int, home: str) -> str:
    """A record's own page for the coordination, else the page that lists it."""
    if who.coordinates:
        return reverse("programme:record_edit", args=[what, key])
    return reverse(home)
