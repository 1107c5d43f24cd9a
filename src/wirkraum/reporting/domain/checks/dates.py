"""Dates that cannot be: no such day, wrong weekday, wrong school year, backwards, in the future."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.reporting.domain.checks.days import (
    WEEKDAYS,
    Mention,
    figures,
    make_day,
)
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.footer_line import masked
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import Reading

IMPOSSIBLE = Rule("date-impossible", "error", _("Datum, das es nicht gibt"))
WEEKDAY = Rule("date-weekday", "error", _("Wochentag passt nicht zum Datum"))
BACKWARDS = Rule("date-range", "error", _("Zeitraum endet vor seinem Beginn"))
LABEL = Rule("school-year", "warning", _("Schuljahr falsch bezeichnet"))
AHEAD = Rule("report-ahead", "warning", _("Bericht liegt in der Zukunft"))
STICHTAG = Rule("report-stichtag", "error", _("Datum des Berichts ist nicht der Stichtag"))

_BEFORE_DAY = re.compile(r"\b(?:am|vom|zum|bis|ab|seit|den|dem)\s+$", re.IGNORECASE)
_SHORT = {name[:2].lower(): number for number, name in enumerate(WEEKDAYS)}
_LONG = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {"sonnabend": 5}
_NAME = "|".join([*_LONG, *_SHORT])
_WEEKDAY_BEFORE = re.compile(
    rf"(?<![\w/–-])({_NAME})\.?,?\s+(?:(?:den|dem|der)\s+)?$", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(rf"^\s*\(\s*({_NAME})\.?\s*\)", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"(?<![\d/.])(20\d\d)\s?/\s?(20\d\d|\d\d)(?![\d/])")
_YEAR_CUE = re.compile(
    r"\b(?:schul|kita-?|kindergarten)?(?:halb)?jahr(?:e?s)?\b|\bSJ\b|startphase\b", re.IGNORECASE
)
_TO = re.compile(r"^\s*(?:bis(?:\s+zum)?|–|—|-)\s*$")


def impossible(reading: Reading) -> Iterator[Finding]:
    """31.11.2023, 30.02., 24.13.2023."""
    for found in (*reading.texts, *_shared_footer(reading)):
        for day, before in zip(found.mentions, found.gaps, strict=False):
            if _is_impossible(day, before):
                sentence = _(
                    "Auf Folie %(slide)s steht „%(text)s“; diesen Tag gibt es nicht.",
                    slide=found.slide,
                    text=day.text,
                )
                swapped, span = _swapped(day), (day.start, day.end)
                remedy = swapped or _nearest(day)
                yield found.finding(IMPOSSIBLE, span, sentence, remedy, fixable=bool(swapped))


def _shared_footer(reading: Reading) -> list[Passage]:
    """One footer for all that are alike; those that differ have a rule of their own."""
    line = reading.footer
    alike = (
        found
        for found in reading.passages
        if line and found.kind == "footer" and masked(found.text) == line.mask
    )
    return list(islice(alike, 1))


def _is_impossible(day: Mention, before: str) -> bool:
    """Numbers that merely look like a date (sections, versions, phones) are left in peace."""
    if _exists(day):
        return _odd_year(day)
    if day.dom > 39 or day.month > 39:
        return False
    if day.style == "long":
        return "." in day.text or day.year > 0
    whole = day.year > 0 and day.style != "short"
    if day.month <= 12:
        return whole or day.padded
    return whole or bool(_BEFORE_DAY.search(before[-20:]))


def _exists(day: Mention) -> bool:
    return make_day(day.year or 2024, day.month, day.dom) is not None


def _odd_year(day: Mention) -> bool:
    return day.style == "numeric" and day.year > 0 and not 1900 <= day.year <= 2100


def _swapped(day: Mention) -> str:
    """Day and month changed over, where that makes a day: words fit for the place."""
    usual = not _odd_year(day) and 1 <= (day.year or 2024) <= 9998 and day.month > 12
    swapped = make_day(day.year or 2024, day.dom, day.month) if usual else None
    return day.written(swapped) if swapped else ""


def _nearest(day: Mention) -> Told:
    """What to do, or the days that may have been meant: for a person to decide."""
    if _odd_year(day) or not 1 <= (year := day.year or 2024) <= 9998:
        return _("Jahr berichtigen (geschrieben steht %(year)s)", year=f"{day.year:04d}")
    if day.month > 12:
        return _("Monat zwischen 01 und 12 wählen")
    if not 1 <= day.dom <= 31 or day.month < 1:
        return _("Tag und Monat berichtigen")
    last = date(year, day.month, monthrange(year, day.month)[1])
    first = day.written(last + timedelta(days=1))
    return _("%(day)s oder %(other)s", day=day.written(last), other=first)


def weekday(reading: Reading) -> Iterator[Finding]:
    """Montag, 24.11.2023 (a Friday)."""
    for found in reading.texts:
        for place, day in enumerate(found.mentions):
            named = _weekday_at(found, place)
            if named is None or (when := day.day) is None:
                continue
            start, end, number = named
            right = WEEKDAYS[when.weekday()]
            if number != when.weekday():
                written = found.text[start:end]
                sentence = _(
                    "Der %(day)s ist ein %(right)s, auf Folie %(slide)s steht „%(written)s“.",
                    day=figures(when),
                    right=_(right),
                    slide=found.slide,
                    written=written,
                )
                short = len(written) == 2
                span = (min(start, day.start), max(end, day.end))
                whole = found.text[span[0] : span[1]]
                yield found.finding(
                    WEEKDAY, span, sentence, whole.replace(written, right[:2] if short else right)
                )


def _weekday_at(found: Passage, place: int) -> tuple[int, int, int] | None:
    """Start, end and number of the weekday written with the date, if any."""
    day, before, after = found.mentions[place], found.gaps[place], found.gaps[place + 1]
    tail = before[-30:]
    match, offset = _WEEKDAY_BEFORE.search(tail), day.start - len(tail)
    if match is None:
        match, offset = _WEEKDAY_AFTER.search(after[:30]), day.end
    if match is None:
        return None
    name = match[1].lower()
    number = _LONG[name] if name in _LONG else _SHORT[name]
    return offset + match.start(1), offset + match.end(1), number


def backwards(reading: Reading) -> Iterator[Finding]:
    """24.11.2023 bis 20.11.2023."""
    for found in reading.texts:
        days = found.mentions
        for place in range(1, len(days)):
            first, last = days[place - 1].day, days[place].day
            if first and last and last < first and _TO.match(found.gaps[place]):
                span = (days[place - 1].start, days[place].end)
                sentence = _(
                    "Der Zeitraum auf Folie %(slide)s endet am %(day)s, bevor er am %(other)s beginnt.",
                    slide=found.slide,
                    day=figures(last),
                    other=figures(first),
                )
                gap = found.gaps[place]
                yield found.finding(
                    BACKWARDS, span, sentence, f"{days[place].text}{gap}{days[place - 1].text}"
                )


def school_year_label(reading: Reading) -> Iterator[Finding]:
    """Schuljahr 2023/2025; spans of years without a word for it are left in peace."""
    for found in reading.texts:
        for match in _SCHOOL_YEAR.finditer(found.prose):
            first, second = int(match[1]), int(match[2])
            wanted = first + 1 if second >= 100 else (first + 1) % 100
            cue = _YEAR_CUE.search(found.prose[max(0, match.start() - 25) : match.start()])
            if second == wanted or not cue:
                continue
            right = _right_label(reading, match)
            sentence = _(
                "„%(match)s“ auf Folie %(slide)s ist kein Schuljahr: auf das erste Jahr folgt das nächste.",
                match=match.group(),
                slide=found.slide,
            )
            yield found.finding(LABEL, match.span(), sentence, right)


def _right_label(reading: Reading, match: re.Match[str]) -> str:
    """Of the two readings of a wrong label the one with the report in it, else the first year's."""
    first, second = int(match[1]), int(match[2]) % 100 + 2000
    if second == first - 1:
        first, second = second, first
    begun = SchoolYear.of(reading.report_day).start if reading.report_day else first
    start = begun if begun in {first, second - 1} else first
    end = start + 1 if len(match[2]) == 4 else f"{(start + 1) % 100:02d}"
    middle = match.group()[4 : -len(match[2])]
    return f"{start}{middle}{end}"


def ahead(reading: Reading) -> Iterator[Finding]:
    """A report that bears a day to come, or another than its Stichtag."""
    title = reading.title_mention
    if title is None or (day := title[1].day) is None:
        return
    found, mention = title
    span, known = (mention.start, mention.end), reading.register
    if known.report_day and day != known.report_day:
        right = mention.written(known.report_day)
        sentence = _(
            "Der Titel nennt den %(day)s, der Stichtag des Berichts ist aber der %(other)s.",
            day=figures(day),
            other=figures(known.report_day),
        )
        yield found.finding(STICHTAG, span, sentence, right)
    elif known.today and day > known.today:
        sentence = _(
            "Der Bericht trägt den %(day)s, heute ist der %(other)s.",
            day=figures(day),
            other=figures(known.today),
        )
        yield found.finding(AHEAD, span, sentence, mention.written(known.today))
