"""Footers that do not agree with each other, with their slide or with the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.days import figures
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.footer_line import masked, printed_number
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import Reading

DIFFERS = Rule("footer-differs", "warning", _("Fußzeile weicht von den übrigen ab"))
NUMBER = Rule("footer-number", "warning", _("Foliennummer in der Fußzeile stimmt nicht"))
DATE = Rule("footer-date", "warning", _("Fußzeile und Titel nennen verschiedene Tage"))
MISSING = Rule("footer-missing", "hint", _("Fußzeile fehlt"))


def differs(reading: Reading) -> Iterator[Finding]:
    """A footer that is not the one most slides share; the slide number may differ, of course."""
    line = reading.footer
    if line is None:
        return
    for found in _footers(reading):
        if masked(found.text) == line.mask:
            continue
        sentence = _difference(found, reading)
        number = printed_number(found.text) or found.slide
        yield found.finding(DIFFERS, (0, len(found.text)), sentence, line.on(number))


def _difference(found: Passage, reading: Reading) -> Told:
    """With the dates, where these are what differs."""
    here = next((day for day in found.mentions if day.day), None)
    usual = reading.footer_mention
    if here and usual and here.day != usual.day:
        return _(
            "Die Fußzeile von Folie %(slide)s weicht von den übrigen ab: „%(day)s“ statt „%(usual)s“.",
            slide=found.slide,
            day=here.text,
            usual=usual.text,
        )
    return _("Die Fußzeile von Folie %(slide)s weicht von den übrigen ab.", slide=found.slide)


def number(reading: Reading) -> Iterator[Finding]:
    """Folie 6 on slide 7. Decks that count from elsewhere do so throughout."""
    printed = [(found, printed_number(found.text)) for found in _footers(reading)]
    counted = [(found, shown, shown - found.slide) for found, shown in printed if shown is not None]
    if len(counted) < 2:
        return
    usual, times = Counter(offset for *_, offset in counted).most_common(1)[0]
    if times * 2 <= len(counted):
        return
    for found, shown, offset in counted:
        if offset != usual:
            right = str(found.slide + usual)
            sentence = _(
                "Die Fußzeile von Folie %(slide)s nennt die Nummer %(shown)s statt %(right)s.",
                slide=found.slide,
                shown=shown,
                right=right,
            )
            start = _number_at(found.text, str(shown))
            yield found.finding(NUMBER, (start, start + len(str(shown))), sentence, right)


def _number_at(text: str, number: str) -> int:
    return max(text.rfind(number), 0)


def title_date(reading: Reading) -> Iterator[Finding]:
    """All footers say one day, the title another."""
    title, footer = reading.title_mention, reading.footer_mention
    if title is None or footer is None or footer.day == (day := title[1].day):
        return
    found = next(usual_footers(reading), None)
    if found is None or day is None or footer.day is None:
        return
    mention = next(other for other in found.mentions if other.day)
    sentence = _two_days(day, footer.day)
    span = (mention.start, mention.end)
    yield found.finding(DATE, span, sentence, mention.written(day))


def _two_days(title: date, footer: date) -> Told:
    return _(
        "Der Titel nennt den %(day)s, die Fußzeilen nennen den %(other)s.",
        day=figures(title),
        other=figures(footer),
    )


def usual_footers(reading: Reading) -> Iterator[Passage]:
    """The footers that are alike."""
    line = reading.footer
    return (found for found in _footers(reading) if line and masked(found.text) == line.mask)


def missing(reading: Reading) -> Iterator[Finding]:
    """One slide without the footer all others between title and end have."""
    inner = reading.deck.slides[1:-1]
    bare = [slide for slide in inner if not slide.footer.strip()]
    if reading.footer is None or len(bare) != 1 or len(inner) < 4:
        return
    slide = bare[0].number
    sentence = _("Folie %(slide)s hat als einzige keine Fußzeile.", slide=slide)
    footer = reading.footer.on(slide)
    yield Finding(slide, MISSING.name, sentence, MISSING.severity, footer, place="footer")


def _footers(reading: Reading) -> Iterator[Passage]:
    first = reading.deck.slides[0].number if reading.deck.slides else None
    return (found for found in reading.passages if found.kind == "footer" and found.slide != first)
