"""Dates of meetings against the report's day and the programme's Termine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.reporting.domain.checks.closeness import slips
from wirkraum.reporting.domain.checks.days import figures, same_day
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.frequencies import yearly
from wirkraum.reporting.domain.checks.occasions import Occasion, occasions
from wirkraum.reporting.domain.checks.reading import Reading
from wirkraum.reporting.domain.grammar import date_short

AFTER = Rule("date-after-report", "error", _("Ereignis nach dem Tag des Berichts"))
RECORD = Rule("date-record", "error", _("Datum widerspricht dem Termin"))
CANCELLED = Rule("date-cancelled", "error", _("Termin ist abgesagt"))
NEAR = Rule("date-near-record", "warning", _("Datum liegt neben dem Termin"))

_OFF = re.compile(
    r"\b(?:abgesagt|ausgefallen|entfallen|entfiel|verschoben|fiel aus)\b", re.IGNORECASE
)

_SELDOM = 3  # Termine a year at most, so that each of them is remembered


def after_report(reading: Reading) -> Iterator[Finding]:
    """A quote or a look back dated after the report itself."""
    limit = reading.report_day
    if limit is None:
        return
    for case in occasions(reading):
        if case.when <= limit or not case.past:
            continue
        record = _same_date(case) or _only(case, limit)
        right = record or _before(case.when, limit)
        sentence = _(
            "%(what)s, der Bericht ist aber schon vom %(day)s.",
            what=_told(case),
            day=figures(limit),
        )
        if record:
            sentence = _(
                "%(what)s, der Bericht ist aber schon vom %(day)s; im Programm steht der Termin am %(record)s.",
                what=_told(case),
                day=figures(limit),
                record=figures(record),
            )
        yield case.found.finding(AFTER, case.span, sentence, case.day.written(right))


def _told(case: Occasion) -> Told:
    """The beginning of a sentence on what the slide says happened when."""
    said = _SAID[case.quoted, bool(case.name)]
    return said.filled(slide=case.found.slide, name=case.name, day=figures(case.when))


_SAID = {
    ("Zitat", True): _("Das Zitat auf Folie %(slide)s („%(name)s“) trägt das Datum %(day)s"),
    ("Zitat", False): _("Das Zitat auf Folie %(slide)s trägt das Datum %(day)s"),
    ("Protokoll", True): _(
        "Das Protokoll auf Folie %(slide)s („%(name)s“) trägt das Datum %(day)s"
    ),
    ("Protokoll", False): _("Das Protokoll auf Folie %(slide)s trägt das Datum %(day)s"),
    ("", True): _("Folie %(slide)s blickt auf „%(name)s“ am %(day)s zurück"),
    ("", False): _("Folie %(slide)s blickt auf den %(day)s zurück"),
}


def _only(case: Occasion, limit: date) -> date | None:
    """The one Termin held in the school year of the report, if it is one."""
    held = {
        termin.day
        for termin in case.termine
        if termin.day <= limit and SchoolYear.of(termin.day) == SchoolYear.of(limit)
    }
    return held.pop() if len(held) == 1 else None


def _before(day: date, limit: date) -> date:
    """The last such day not after the report."""
    this_year = same_day(day, limit.year)
    return this_year if this_year <= limit else same_day(day, limit.year - 1)


def against_records(reading: Reading) -> Iterator[Finding]:
    """A date given for a meeting that the programme has on another day."""
    limit = reading.report_day
    for case in occasions(reading):
        if not case.termine or _OFF.search(case.before[-200:] + case.after):
            continue
        ahead = limit is not None and case.when > limit
        exact = [termin for termin in case.termine if termin.day == case.when]
        if exact:
            if not ahead and all(termin.state == "cancelled" for termin in exact):
                yield _cancelled(case)
        elif not (ahead and case.future):
            yield from _elsewhere(case, reading, ahead=ahead)


def _cancelled(case: Occasion) -> Finding:
    sentence = _(
        "Folie %(slide)s nennt %(name)s am %(day)s; im Programm ist dieser Termin abgesagt.",
        slide=case.found.slide,
        name=case.name,
        day=figures(case.when),
    )
    remedy = _("Termin prüfen oder streichen")
    return case.found.finding(CANCELLED, case.span, sentence, remedy, fixable=False)


def _elsewhere(case: Occasion, reading: Reading, *, ahead: bool) -> Iterator[Finding]:
    right, rule = _same_date(case), RECORD
    if right is None and case.adjacent and not ahead:
        right, rule = _nearest(case, reading)
    if right is None:
        return
    sentence = _(
        "Folie %(slide)s nennt %(name)s am %(day)s; im Programm steht der Termin am %(other)s.",
        slide=case.found.slide,
        name=case.name,
        day=figures(case.when),
        other=figures(right),
    )
    yield case.found.finding(rule, case.span, sentence, case.day.written(right))


def _same_date(case: Occasion) -> date | None:
    """A Termin on the same date of another year, or (if there are few) one wrong digit away."""
    days = sorted({termin.day for termin in case.termine})
    near = [day for day in days if abs(day.year - case.when.year) <= 2]
    same = [day for day in near if (day.month, day.day) == (case.when.month, case.when.day)]
    if same:
        return min(same, key=lambda day: abs(day.year - case.when.year))
    typed = [day for day in days if slips(date_short(day), date_short(case.when), 1) == 1]
    return typed[0] if len(typed) == 1 and len(days) <= 4 else None


def _nearest(case: Occasion, reading: Reading) -> tuple[date | None, Rule]:
    """A missing record is no contradiction: the year must be complete, or a Termin be close."""
    days = {
        termin.day
        for termin in case.termine
        if SchoolYear.of(termin.day) == SchoolYear.of(case.when) and termin.state != "cancelled"
    }
    nearest = min(days, key=lambda day: (abs(day - case.when), day), default=None)
    if nearest is None:
        return None, RECORD
    apart = abs(nearest - case.when).days
    if len(days) > _SELDOM:
        return (nearest if apart <= 3 else None), NEAR
    if apart <= 21 or len(days) >= yearly(reading, case.name):
        return nearest, RECORD
    return None, RECORD
