"""What leaves the year page: its Termine for calendar programs, and the year as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.queries import from_to, sheet
from wirkraum.calendar.renderers.ical import Sheet
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import day_written, month_name, written
from wirkraum.planning.access import formats_between, visible_occurrences
from wirkraum.planning.models import Format
from wirkraum.planning.queries.chips import numbered
from wirkraum.planning.queries.load import LoadRow, load_page, months_of
from wirkraum.planning.queries.scope import EVERY
from wirkraum.planning.queries.soll_ist import SollIstRow
from wirkraum.planning.queries.year import year_page
from wirkraum.planning.renderers.cells import Cell
from wirkraum.planning.renderers.workbook import Column, Table, Workbook
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme, Site


def year_title(programme: Programme, year: SchoolYear) -> str:
    """ "Familienschulzentren Dresden – Schuljahr 2023/24"."""
    return _("%(programme)s – Schuljahr %(year)s") % {"programme": programme, "year": year.label}


def year_formats(programme: Programme, year: SchoolYear, site: Site | None) -> list[Format]:
    """The formats of a year; with a site, its own and those that sites share. One query."""
    formats = formats_between(programme, year.begins, year.ends).select_related("circle__site")
    return list(formats.filter(_concerns(site, "circle__site")))


def year_termine(who: Standing, year: SchoolYear, site: Site | None) -> QuerySet[Termin]:
    """The Termine of the year page; with a site, its own and those that sites share."""
    concerns = _concerns(site, "occurrence__format__circle__site")
    termine = visible_occurrences(who).filter(concerns).order_by("starts_at", "pk")
    return from_to(termine, year.begins, year.ends)


def _concerns(site: Site | None, path: str) -> Q:
    return Q(**{f"{path}__isnull": True}) | Q(**{path: site}) if site else Q()


def year_calendar(who: Standing, year: SchoolYear, site: Site | None, *, address: str) -> Sheet:
    """The year for calendar programs. Three queries."""
    name = _scope(year_title(who.programme, year), site)
    return sheet(year_termine(who, year, site), name, address=address)


def _scope(title: str, site: Site | None) -> str:
    return f"{title}, {site.name}" if site else title


def year_workbook(
    who: Standing, year: SchoolYear, site: Site | None, *, today: dt.date
) -> Workbook:
    """The year as tables: Termine, what was agreed beside what was held, how it weighs on posts.

    A fixed number of queries. The last table is left out where its reader may see no post's load.
    """
    formats = {one.pk for one in year_formats(who.programme, year, site)}
    lanes = year_page(who, year, today=today, asked=EVERY).lanes
    loads = load_page(who, year, today=today, chosen=site.slug if site else "").rows
    stand = _("Stand: %(day)s") % {"day": day_written(today)}
    return Workbook(
        title=_scope(year_title(who.programme, year), site),
        author=f"{who.programme.municipality.full_name}, {who.programme.office}",
        foot=stand,
        tables=(
            _termine(year_termine(who, year, site)),
            _soll_ist(lane.row for lane in lanes if lane.row.key in formats),
            *([_loads(year, loads)] if loads else []),
        ),
    )


def _termine(termine: QuerySet[Termin]) -> Table:
    related = ("occurrence__format__circle__site", "room__place")
    found = list(termine.select_related(*related).prefetch_related("sites"))
    numbers = numbered(found)
    columns = (
        *(Column(_("Datum"), 12), Column(_("Wochentag"), 12), Column(_("Beginn"), 8)),
        *(Column(_("Ende"), 8), Column(_("Format"), 26), Column(_("Zielgruppe"), 24)),
        *(Column(_("Standort"), 20), Column(_("Ort"), 22), Column(_("Stand"), 14)),
        *(Column(_("Nr."), 6), Column(_("Hinweis"), 18)),
    )
    return Table(_("Termine"), columns, tuple(_line(one, numbers.get(one.pk)) for one in found))


def _line(termin: Termin, number: int | None) -> tuple[Cell, ...]:
    begin, end = (at.astimezone(BERLIN) for at in (termin.starts_at, termin.ends_at))
    one = termin.occurrence.format
    return (
        *(begin.date(), written(begin.date(), "l"), begin.time(), end.time()),
        *(one.full_name, one.circle.name, _sites(termin)),
        termin.place or (str(termin.room) if termin.room else ""),
        *(_state(termin), number, _remark(termin)),
    )


def _state(termin: Termin) -> str:
    kept_free = termin.status == Status.PROPOSED
    return _("freigehalten") if kept_free else str(Status(termin.status).label)


def _sites(termin: Termin) -> str:
    own = termin.occurrence.format.circle.site
    names = [site.name for site in termin.sites.all()] or ([own.name] if own else [])
    return ", ".join(names)


def _remark(termin: Termin) -> str:
    words = [termin.cancelled_because if termin.status == Status.CANCELLED else ""]
    words.append(_("Beispiel") if termin.is_example else "")
    return " · ".join(word for word in words if word)


def _soll_ist(rows: Iterable[SollIstRow]) -> Table:
    columns = (
        *(Column(_("Kürzel"), 10), Column(_("Format"), 32), Column(_("Zielgruppe"), 28)),
        *(Column(_("Häufigkeit"), 28), Column(_("Im Schuljahr vereinbart"), 14)),
        *(Column(_("Soll bis heute"), 12), Column(_("Gehalten"), 11), Column(_("Fehlt"), 9)),
        Column(_("Nächster Termin"), 16),
    )
    return Table(_("Soll und Ist"), columns, tuple(_counts(row) for row in rows))


def _counts(row: SollIstRow) -> tuple[Cell, ...]:
    """Where no number was agreed only what was held is counted."""
    agreed = (row.agreed, row.begun) if row.counted else (None, None)
    missing = row.missing if row.counted else None
    return (row.code, row.name, row.circle, row.frequency, *agreed, row.held, missing, row.next)


def _loads(year: SchoolYear, rows: Iterable[LoadRow]) -> Table:
    """A post's whole year, then its Termine month by month."""
    columns = (
        *(Column(_("Stelle"), 34), Column(_("Termine"), 10), Column(_("Stunden"), 10)),
        *(Column(_("Wege in Stunden"), 11), Column(_("Abende"), 9)),
        Column(_("Tage mit drei und mehr"), 12),
        *(Column(month_name(first), 8) for first in months_of(year)),
    )
    return Table(_("Auslastung"), columns, tuple(_load(row) for row in rows))


def _load(row: LoadRow) -> tuple[Cell, ...]:
    total = row.total
    hours = (round(total.minutes / 60, 1), round(total.travel / 60, 1))
    months = (cell.load.termine for cell in row.cells)
    return (str(row.post), total.termine, *hours, total.evenings, total.full_days, *months)
