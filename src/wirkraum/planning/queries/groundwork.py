"""What the planner knows of a programme, and what it lacks: one line for each kind of thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from wirkraum.calendar.models import (
    Absence,
    CalendarUse,
    ForeignCalendar,
    FreeDays,
    FreeKind,
    TravelTime,
)
from wirkraum.calendar.queries import places_page
from wirkraum.kit.dates import day_plain
from wirkraum.planning.access import formats_between
from wirkraum.planning.models import Format, Weighting, monday_to_friday
from wirkraum.planning.queries.ground import weighting_of
from wirkraum.planning.queries.known import Known, counted, gaps_of, sentence
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Deputy, Membership, Programme, Tenure
from wirkraum.programme.models.base import holds_between


def groundwork(programme: Programme, year: SchoolYear, now: dt.datetime) -> tuple[Known, ...]:
    """Everything the year is planned from. A fixed number of queries."""
    formats = list(
        formats_between(programme, year.begins, year.ends)
        .annotate(many=Count("rooms", distinct=True), beside=Count("not_with", distinct=True))
        .order_by("order", "pk")
    )
    return (
        _formats(formats),
        _weighting(programme),
        _people(programme, year),
        _absences(programme, year),
        _calendars(programme),
        _free(programme, year),
        _places(programme, now),
        _from_outside(programme, formats),
    )


def _formats(formats: Iterable[Format]) -> Known:
    known = list(formats)
    ruled = sum(_has_rules(one) for one in known)
    homeless = sum(not one.place and not getattr(one, "many", 0) for one in known)
    undecided = sum(one.frequency.mode == "undecided" for one in known)
    return Known(
        "formats",
        "netz",
        _("Formate und Regeln"),
        sentence(
            counted(ngettext_lazy("%(n)s Format", "%(n)s Formate", "n"), len(known)),
            counted(
                ngettext_lazy("eines mit eigenen Regeln", "%(n)s mit eigenen Regeln", "n"), ruled
            ),
        ),
        gaps_of(
            (
                ngettext_lazy(
                    "Ein Format ohne Ort und Raum", "%(n)s Formate ohne Ort und Raum", "n"
                ),
                homeless,
            ),
            (
                ngettext_lazy(
                    "Eine Häufigkeit ist noch offen", "%(n)s Häufigkeiten sind noch offen", "n"
                ),
                undecided,
            ),
        ),
    )


def _has_rules(one: Format) -> bool:
    return bool(
        one.min_gap_days
        or one.in_holidays
        or one.not_first_week
        or one.not_beside_holidays
        or one.reserve
        or getattr(one, "beside", 0)
    )


def _weighting(programme: Programme) -> Known:
    usual, kept = Weighting(), weighting_of(programme)
    names = ("rhythm", "evenness", "people", "exact", "travel_base", "travel_per_km")
    own = any(getattr(kept, name) != getattr(usual, name) for name in names)
    says = _("Eigene Gewichte") if own else _("Wie üblich")
    return Known("weighting", "einrichtung", _("Gewichtung"), says)


def _people(programme: Programme, year: SchoolYear) -> Known:
    lasting = holds_between(year.begins, year.ends)
    tenures = Tenure.objects.filter(lasting, post__programme=programme)
    week = monday_to_friday()
    part = sum(sorted(days) != week for days in tenures.values_list("weekdays", flat=True))
    deputies = Deputy.objects.filter(lasting, post__programme=programme)
    covered = set(deputies.values_list("post", flat=True))
    seats = Membership.objects.filter(lasting, circle__programme=programme, required=True)
    needed = set(seats.filter(circle__formats__isnull=False).values_list("post", flat=True))
    return Known(
        "posts",
        "personen",
        _("Arbeitstage und Vertretungen"),
        sentence(
            counted(
                ngettext_lazy(
                    "Eine Stelle mit eigenen Arbeitstagen", "%(n)s mit eigenen Arbeitstagen", "n"
                ),
                part,
            )
            if part
            else _("Alle arbeiten montags bis freitags"),
            counted(ngettext_lazy("eine Vertretung", "%(n)s Vertretungen", "n"), len(covered)),
        ),
        gaps_of(
            (
                ngettext_lazy(
                    "Eine nötige Stelle ohne Vertretung",
                    "%(n)s nötige Stellen ohne Vertretung",
                    "n",
                ),
                len(needed - covered),
            )
        ),
    )


def _absences(programme: Programme, year: SchoolYear) -> Known:
    away = Absence.objects.filter(
        programme=programme, first_day__lte=year.ends, last_day__gte=year.begins
    ).count()
    says = counted(
        ngettext_lazy("Eine Abwesenheit im Schuljahr", "%(n)s Abwesenheiten im Schuljahr", "n"),
        away,
    )
    return Known("absences", "kalplus", _("Abwesenheiten"), sentence(says))


def _calendars(programme: Programme) -> Known:
    found = list(ForeignCalendar.objects.filter(programme=programme))
    broken = sum(bool(one.problem) for one in found)
    waiting = sum(bool(one.address) and one.read_at is None for one in found)
    gaps = gaps_of(
        (
            ngettext_lazy(
                "Ein Kalender ließ sich nicht lesen", "%(n)s Kalender ließen sich nicht lesen", "n"
            ),
            broken,
        ),
        (
            ngettext_lazy(
                "Ein Kalender ist noch nicht gelesen", "%(n)s sind noch nicht gelesen", "n"
            ),
            waiting,
        ),
    )
    says = sentence(
        counted(ngettext_lazy("Ein fremder Kalender", "%(n)s fremde Kalender", "n"), len(found))
    )
    return Known("foreign", "wechsel", _("Fremde Kalender"), says, gaps)


def _free(programme: Programme, year: SchoolYear) -> Known:
    days = FreeDays.objects.filter(
        programme=programme, first_day__lte=year.ends, last_day__gte=year.begins
    )
    shared = days.filter(site__isnull=True, kind=FreeKind.SCHOOL).count()
    sites = days.filter(site__isnull=False).aggregate(n=Count("site", distinct=True))["n"]
    missing = _("Für %(year)s fehlen die Schulferien") % {"year": year.label}
    return Known(
        "free_days",
        "ferien",
        _("Freie Tage"),
        sentence(
            counted(ngettext_lazy("Einmal Schulferien", "%(n)s-mal Schulferien", "n"), shared),
            _("Feiertage in %(land)s") % {"land": programme.municipality.get_land_display()},
            counted(
                ngettext_lazy(
                    "ein Standort mit eigenen Tagen", "%(n)s Standorte mit eigenen Tagen", "n"
                ),
                sites,
            ),
        ),
        () if shared else (missing,),
    )


def _places(programme: Programme, now: dt.datetime) -> Known:
    page = places_page(programme, now)
    ways = TravelTime.objects.filter(place__programme=programme).count()
    return Known(
        "places",
        "standort",
        _("Orte, Räume und Wege"),
        sentence(
            counted(ngettext_lazy("Ein Ort", "%(n)s Orte", "n"), len(page.lines)),
            counted(ngettext_lazy("ein Raum", "%(n)s Räume", "n"), page.rooms),
            counted(ngettext_lazy("eine eigene Wegzeit", "%(n)s eigene Wegzeiten", "n"), ways),
        ),
        gaps_of(
            (
                ngettext_lazy("Ein Ort ohne Lage", "%(n)s Orte ohne Lage", "n"),
                page.without_position,
            ),
            (ngettext_lazy("Ein Ort ohne Raum", "%(n)s Orte ohne Raum", "n"), page.without_room),
            (
                ngettext_lazy(
                    "Ein Standort ist noch kein Ort", "%(n)s Standorte sind noch keine Orte", "n"
                ),
                len(page.sites_without),
            ),
        ),
    )


def _from_outside(programme: Programme, formats: Iterable[Format]) -> Known:
    fixed = sum(one.set_by_others for one in formats)
    read = ForeignCalendar.objects.filter(Q(use=CalendarUse.SERIES), programme=programme)
    last = read.exclude(read_at__isnull=True).order_by("-read_at").first()
    says = [
        counted(
            ngettext_lazy("Ein Format setzen andere fest", "%(n)s Formate setzen andere fest", "n"),
            fixed,
        ),
        counted(
            ngettext_lazy("ein Kalender mit festen Terminen", "%(n)s mit festen Terminen", "n"),
            read.count(),
        ),
    ]
    if last and last.read_at:
        says.append(_("zuletzt gelesen am %(day)s") % {"day": day_plain(last.read_at)})
    return Known("outside", "schloss", _("Von außen gesetzte Reihen"), sentence(*says))
