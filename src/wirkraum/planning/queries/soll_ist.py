"""Agreed against held, format by format, as of any Stichtag."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.calendar.domain.free_days import FreeSpan
from wirkraum.calendar.models import Termin
from wirkraum.calendar.queries import free_spans, from_to
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.words import spoken
from wirkraum.planning.access import formats_between
from wirkraum.planning.domain.bridge.facts import days_of
from wirkraum.planning.domain.bridge.frequencies import words_of
from wirkraum.planning.domain.bridge.tally import Kept, Square, Tally, tally
from wirkraum.planning.domain.quota import PeriodQuota, quota
from wirkraum.planning.models import Format
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme

AHEAD: tuple[Square, ...] = ("heute", "fest", "geplant", "fehlt")
State = Literal["missing", "today", "met", "undecided", "ahead", "quiet"]


@dataclass(frozen=True)
class SollIstRow:
    """One format at the Stichtag; see `Tally` for the counts.

    `state` with `word` says what to do: "missing" ("1 fehlt"), "today" ("heute"), "met" ("erfüllt"),
    "undecided" ("festlegen"), "ahead" (the date `next` says it, `word` is ""), "quiet" (nothing).
    """

    key: int
    code: str
    name: str
    circle: str
    site: int | None
    frequency: str
    mode: str
    tally: Tally
    state: State
    word: str

    @property
    def held(self) -> int:
        """Held until the Stichtag."""
        return self.tally.held

    @property
    def due(self) -> int:
        """Should have been held by the end of the Stichtag."""
        return self.tally.due

    @property
    def begun(self) -> int:
        """Agreed for the periods that have begun: the Soll beside the Ist."""
        return self.tally.begun

    @property
    def agreed(self) -> int:
        """Agreed for the whole school year."""
        return self.tally.agreed

    @property
    def missing(self) -> int:
        """Agreed for begun periods, neither held nor ahead."""
        return self.tally.missing

    @property
    def squares(self) -> tuple[Square, ...]:
        """One square per Termin of the begun periods."""
        return self.tally.squares

    @property
    def next(self) -> dt.date | None:
        """The next day it meets, the Stichtag included."""
        return self.tally.next

    @property
    def counted(self) -> bool:
        """Whether a number was agreed; else only what was held is said."""
        return self.mode == "regular"

    @property
    def label(self) -> str:
        """The squares in words: "5 von 6 gehalten, 1 heute"."""
        found = [_("%(held)s von %(soll)s gehalten") % {"held": self.held, "soll": self.begun}]
        found += [self._told(square) for square in AHEAD if square in self.squares]
        return ", ".join(found)

    def _told(self, square: Square) -> str:
        """How many squares of a kind there are."""
        count = self.squares.count(square)
        words = {
            "heute": ngettext("%(count)s heute", "%(count)s heute", count),
            "fest": ngettext("%(count)s steht fest", "%(count)s stehen fest", count),
            "geplant": ngettext("%(count)s geplant", "%(count)s geplant", count),
            "fehlt": ngettext("%(count)s fehlt", "%(count)s fehlen", count),
        }
        return words[square] % {"count": count}


def soll_ist(programme: Programme, as_of: dt.date) -> tuple[SollIstRow, ...]:
    """The formats that hold on the Stichtag, counted in its school year: three queries.

    One more where the programme's municipality is not loaded.
    """
    year = SchoolYear.of(as_of)
    formats = list(formats_between(programme, as_of, as_of).select_related("circle"))
    termine = Termin.objects.filter(programme=programme, occurrence__isnull=False)
    found = kept_by_format(from_to(termine, year.begins, year.ends))
    free = free_dates(programme, year)
    return tuple(
        row_of(one, quotas_of(one, year, free), found.get(one.pk, ()), as_of) for one in formats
    )


def kept_by_format(termine: QuerySet[Termin]) -> dict[int, list[Kept]]:
    """The days and states of Termine by their format's key."""
    found: dict[int, list[Kept]] = defaultdict(list)
    told = termine.order_by().values_list("occurrence__format_id", "starts_at", "status")
    for key, at, status in told:
        found[key].append(Kept(at.astimezone(BERLIN).date(), status))
    return dict(found)


class Free(NamedTuple):
    """The free days of a school year, and those of them on which school holidays do not matter."""

    days: frozenset[dt.date]
    but_school: frozenset[dt.date]


def free_dates(programme: Programme, year: SchoolYear) -> Free:
    """Every free day of a school year. One query."""
    return free_of(free_spans(programme, year.begins, year.ends), year)


def free_of(spans: Iterable[FreeSpan], year: SchoolYear) -> Free:
    """The days of the spans."""
    every = tuple(spans)
    kept = [span for span in every if span.kind != "school"]
    return Free(*(days_of(some, year.begins, year.ends) for some in (every, kept)))


def quotas_of(one: Format, year: SchoolYear, free: Free) -> tuple[PeriodQuota, ...]:
    """What a format promises within a school year, as long as it holds."""
    first = max(year.begins, one.valid_from)
    last = min(year.ends, one.valid_until or year.ends)
    closed = free.but_school if one.in_holidays else free.days
    return quota(one.frequency, start=first, end=last, free=closed)


def row_of(
    one: Format, quotas: Sequence[PeriodQuota], kept: Iterable[Kept], as_of: dt.date
) -> SollIstRow:
    """One format's row."""
    frequency = one.frequency
    counted = tally(frequency, quotas, kept, as_of)
    state, word = _state(frequency.mode, counted)
    return SollIstRow(
        key=one.pk,
        code=one.code,
        name=one.name,
        circle=one.circle.name,
        site=one.circle.site_id,
        frequency=spoken(words_of(frequency)),
        mode=frequency.mode,
        tally=counted,
        state=state,
        word=word,
    )


def _state(mode: str, counted: Tally) -> tuple[State, str]:
    if mode == "undecided":
        return "undecided", _("festlegen")
    if counted.missing:
        text = ngettext("%(count)s fehlt", "%(count)s fehlen", counted.missing)
        return "missing", text % {"count": counted.missing}
    if counted.today:
        return "today", _("heute")
    if 0 < counted.agreed <= counted.held:
        return "met", _("erfüllt")
    return ("ahead", "") if counted.next else ("quiet", "")
