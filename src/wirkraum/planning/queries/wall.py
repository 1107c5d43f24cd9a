"""The school year as a poster: which formats it shows, and what stands on each of its days."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wirkraum.calendar.domain.free_days import FreeCalendar, each_day
from wirkraum.calendar.models import Status, Termin, Visibility
from wirkraum.calendar.queries import HELD, free_calendar
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import clock_span, day_bare, day_written, month_name, o_clock, written
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.bridge.tally import NOT_COUNTED
from wirkraum.planning.models import Format
from wirkraum.planning.queries.export import year_formats, year_termine, year_title
from wirkraum.planning.renderers.poster import Group, Key, Mark, Poster, Shade, WallDay, WallMonth
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Site

FIRM = (*HELD, Status.ANNOUNCED)
NARROW = "\u00a0"  # keeps a number and its word on one line
AIRY = 24  # formats the legend has room for; beyond, those without a Termin are left out


def year_poster(who: Standing, year: SchoolYear, site: Site | None, *, today: dt.date) -> Poster:
    """The year on one page as its reader may see it. Three queries.

    A site's poster shows its own formats and the shared ones, the poster of all the shared ones.
    """
    formats = year_formats(who.programme, year, site)
    shared = [one for one in formats if one.circle.site_id is None]
    own = [one for one in formats if one.circle.site_id is not None]
    termine = [one for one in year_termine(who, year, site) if _hangs(one)]
    if not site and shared:
        own = []
    legend = _Legend([*shared, *own], _begins(termine))
    free = free_calendar(who.programme, year.begins, year.ends, site)
    return Poster(
        title=year_title(who.programme, year),
        place=site.name if site else "",
        author=f"{who.programme.municipality.full_name}, {who.programme.office}",
        language=(get_language() or "de")[:2],
        as_of=today,
        stand=_("Stand: %(day)s") % {"day": day_written(today)},
        months=tuple(_months(year, free, legend.marks(termine))),
        groups=_groups(site, legend.keys(own), legend.keys(shared)),
        words=_words(who.programme.municipality.get_land_display(), [*shared, *own]),
    )


def _hangs(termin: Termin) -> bool:
    """Whether it may hang on a wall: nothing that only those asked may know."""
    return termin.status not in NOT_COUNTED and termin.visibility != Visibility.TEAM


def _begins(termine: Iterable[Termin]) -> dict[int, Counter[str]]:
    """How often the Termine of a format begin at which time."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for one in termine:
        found[one.occurrence.format_id][_time(one)] += 1
    return found


def _time(termin: Termin) -> str:
    begin = termin.starts_at.astimezone(BERLIN)
    return f"{begin.hour}:{begin:%M}"


def _groups(site: Site | None, own: tuple[Key, ...], shared: tuple[Key, ...]) -> tuple[Group, ...]:
    if not site or not own:
        return (Group("", (*shared, *own)),)
    groups = (Group(site.name, own), Group(_("Gemeinsame Formate"), shared))
    return tuple(one for one in groups if one.keys)


@dataclass(frozen=True)
class _Legend:
    """The formats of a poster with their colours: shared ones wear the same on every poster."""

    formats: Sequence[Format]
    begins: Mapping[int, Counter[str]]

    @cached_property
    def colours(self) -> dict[int, int]:
        """Each format's place in the palette."""
        return {one.pk: at for at, one in enumerate(self.formats)}

    def keys(self, some: Iterable[Format]) -> tuple[Key, ...]:
        """Those with a Termin, and where there is room the others too."""
        roomy = len(self.formats) <= AIRY
        return tuple(self._key(one) for one in some if roomy or self.begins.get(one.pk))

    def _key(self, one: Format) -> Key:
        words = [spoken(words_of(one.frequency)), _circle(one), *self._told(one)]
        return Key(one.code, self.colours[one.pk], one.full_name, " · ".join(filter(None, words)))

    def _told(self, one: Format) -> Iterator[str]:
        """How many Termine there are and when they mostly begin, each on one line."""
        begins = self.begins.get(one.pk)
        if begins:
            count, (time, _number) = begins.total(), begins.most_common(1)[0]
            number = ngettext("%(count)s Termin", "%(count)s Termine", count) % {"count": count}
            mostly = _("meist %(time)s") if len(begins) > 1 else "%(time)s"
            yield number.replace(" ", NARROW)
            yield (mostly % {"time": o_clock(time)}).replace(" ", NARROW)

    def marks(self, termine: Iterable[Termin]) -> dict[dt.date, list[Mark]]:
        """The Termine of the formats by their day."""
        formats = {one.pk: one for one in self.formats}
        found: dict[dt.date, list[Mark]] = defaultdict(list)
        for termin in termine:
            if one := formats.get(termin.occurrence.format_id):
                found[termin.day].append(self._mark(termin, one))
        return found

    def _mark(self, termin: Termin, one: Format) -> Mark:
        hours = clock_span(termin.starts_at, termin.ends_at)
        return Mark(
            code=one.code,
            colour=self.colours[one.pk],
            firm=termin.status in FIRM,
            time=_time(termin),
            words=f"{one.name}, {hours}, {Status(termin.status).label}",
        )


def _circle(one: Format) -> str:
    """Who confers; a site's own circle without the site, which stands above."""
    site = one.circle.site
    return one.circle.name.replace(site.name, "").strip(" ,–-") if site else one.circle.name


def _months(
    year: SchoolYear, free: FreeCalendar, marks: Mapping[dt.date, Sequence[Mark]]
) -> Iterator[WallMonth]:
    by_month: dict[tuple[int, int], list[dt.date]] = defaultdict(list)
    for day in each_day(year.begins, year.ends):
        by_month[day.year, day.month].append(day)
    for (number, month), days in by_month.items():
        shown = str(number) if month in {1, 8} else ""
        yield WallMonth(month_name(days[0]), shown, tuple(_days(days, free, marks)))


def _days(
    days: Iterable[dt.date], free: FreeCalendar, marks: Mapping[dt.date, Sequence[Mark]]
) -> Iterator[WallDay]:
    """The days of a month; holidays have their name on the first day that has room for it."""
    named: set[str] = set()
    for day in days:
        span = next(iter(free.spans_on(day)), None)
        there = tuple(marks.get(day, ()))
        note = span.name if span and span.name not in named else ""
        if there and span and span.days > 1:
            note = ""
        named.add(note)
        week = _("KW %(week)s") % {"week": day.isocalendar().week} if day.weekday() == 0 else ""
        shade = _shade(day, span.kind if span else "")
        yield WallDay(day.day, written(day, "D"), shade, note, day_bare(day), week, there)


def _shade(day: dt.date, kind: str) -> Shade:
    if kind:
        return "school" if kind == "school" else "free"
    return "weekend" if day.weekday() > 4 else ""


def _words(land: str, formats: Sequence[Format]) -> dict[str, str]:
    return {
        "formats": _("Formate"),
        "none": _("Noch keine Formate in diesem Schuljahr"),
        "signs": _("Zeichenerklärung"),
        "sample": formats[0].code if formats else "A",
        "firm": _("steht fest"),
        "planned": _("geplant, kann sich noch verschieben"),
        "several": _("weitere Termine am selben Tag"),
        "school": _("Schulferien in %(land)s") % {"land": land},
        "free": _("Feiertag oder schulfrei"),
        "more": _("Außerdem:"),
        "beside": _("Weitere am selben Tag:"),
        "rest": _("Was hinter „+“ steht, finden Sie im Jahresplan."),
    }
