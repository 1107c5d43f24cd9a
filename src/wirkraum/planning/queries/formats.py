"""The formats as agreed, and what a frequency means in a school year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from wirkraum.calendar.queries import free_spans
from wirkraum.kit.order import natural
from wirkraum.kit.words import spoken
from wirkraum.planning.access import visible_formats
from wirkraum.planning.domain.bridge.facts import Facts, Need
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.bridge.outlook import outlook_of
from wirkraum.planning.domain.format_rules import FormatRules, rules_told
from wirkraum.planning.domain.frequency import Frequency, FrequencyError, parse, render
from wirkraum.planning.models import Format
from wirkraum.planning.queries.facts import reserve_of
from wirkraum.planning.queries.soll_ist import Free, free_dates, quotas_of
from wirkraum.programme.access import Standing
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme, Site

Drafted = Callable[[Frequency, SchoolYear], Need]


@dataclass(frozen=True)
class FormatRow:
    """A format as the list shows it; `agreed` counts the chosen school year, None without a number."""

    record: Format
    frequency: str
    mode: str
    agreed: int | None
    rules: str


@dataclass(frozen=True)
class FormatGroup:
    """The formats all share (`site` None), or those of one site."""

    site: Site | None
    rows: tuple[FormatRow, ...]

    @property
    def title(self) -> str:
        """How the group is headed."""
        return str(self.site) if self.site else _("Gemeinsame Formate")


@dataclass(frozen=True)
class Understood:
    """What a frequency means, or why it means nothing; `doubt` says what does not add up."""

    text: str
    frequency: str = ""
    mode: str = ""
    canonical: str = ""
    agreed: int | None = None
    error: str = ""
    suggestion: str = ""
    possible: int | None = None
    doubt: str = ""


def format_groups(who: Standing, year: SchoolYear) -> tuple[FormatGroup, ...]:
    """The formats of the programme: those all share, then site by site. Three queries."""

    def site_of(row: FormatRow) -> Site | None:
        return row.record.circle.site

    def order(row: FormatRow) -> tuple[object, ...]:
        site = site_of(row)
        return (natural(site.mark), site.pk) if site else ()

    rows = sorted(format_rows(who, year), key=order)
    return tuple(FormatGroup(site, tuple(some)) for site, some in groupby(rows, site_of))


def format_rows(who: Standing, year: SchoolYear) -> tuple[FormatRow, ...]:
    """All formats of the programme with what they promise in a school year. Three queries."""
    free = free_dates(who.programme, year)
    others = Prefetch("not_with", Format.objects.only("name"))
    formats = visible_formats(who).select_related("circle__site").prefetch_related(others)
    return tuple(
        FormatRow(
            record=one,
            frequency=spoken(words_of(one.frequency)),
            mode=one.frequency.mode,
            agreed=_agreed(one, year, free),
            rules=rules_line(one),
        )
        for one in formats
    )


def rules_line(one: Format) -> str:
    """The rules of a format in one line, "" where nothing special holds."""
    told = rules_told(rules_of(one, one.not_with.all()))
    return spoken(told) if told else ""


def rules_of(one: Format, not_with: Iterable[Format]) -> FormatRules:
    """The rules of a format that has an understood frequency."""
    return FormatRules(
        gap=one.min_gap_days,
        in_holidays=one.in_holidays,
        not_first_week=one.not_first_week,
        not_beside_holidays=one.not_beside_holidays,
        not_with=_names(not_with),
        coordination=one.coordination,  # type: ignore[arg-type]
        set_by_others=one.set_by_others,
        reserve=reserve_of(one),
    )


def _names(formats: Iterable[Format]) -> tuple[str, ...]:
    return tuple(sorted({one.name for one in formats}, key=natural))


def understood(programme: Programme, text: str, year: SchoolYear, drafted: Drafted) -> Understood:
    """Read a frequency while it is typed. One query when it can be read.

    `drafted` makes a format of it, with the rules chosen so far.
    """
    try:
        frequency = parse(text)
    except FrequencyError as error:
        return Understood(text, error=spoken(error.reason), suggestion=error.suggestion)
    words, mode = spoken(words_of(frequency)), frequency.mode
    if mode == "undecided":
        return Understood(text, words, mode, render(frequency))
    found = outlook_of(bare_facts(programme, year), drafted(frequency, year))
    return Understood(
        text,
        words,
        mode,
        render(frequency),
        agreed=found.agreed,
        possible=found.possible,
        doubt=spoken(found.doubt) if found.doubt else "",
    )


def bare_facts(programme: Programme, year: SchoolYear) -> Facts:
    """The free days of a school year, and nothing else. One query."""
    free = tuple(free_spans(programme, year.begins, year.ends))
    return Facts(year.begins, year.ends, year.begins, (), (), (), free)


def _agreed(one: Format, year: SchoolYear, free: Free) -> int | None:
    if one.frequency.mode != "regular":
        return None
    return sum(q.agreed for q in quotas_of(one, year, free))
