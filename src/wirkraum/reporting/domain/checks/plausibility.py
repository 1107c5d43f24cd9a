"""The checks of a deck, in one list: contradictions first, then what is merely untidy."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from wirkraum.reporting.domain.checks import (
    carriers,
    dates,
    footers,
    frequencies,
    holidays,
    links,
    meetings,
    numbers,
    records,
    slides,
    spelling,
    typography,
    vacancies,
)
from wirkraum.reporting.domain.checks.finding import RANK, Finding
from wirkraum.reporting.domain.checks.reading import Reading, read
from wirkraum.reporting.domain.checks.register import Register
from wirkraum.reporting.domain.deck import Deck

# Where two rules speak of the same place, the earlier one is heard.
RULES: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    dates.impossible,
    dates.ahead,
    dates.weekday,
    dates.backwards,
    meetings.after_report,
    meetings.against_records,
    records.tenures,
    records.grants,
    holidays.on_free_day,
    dates.school_year_label,
    footers.differs,
    footers.number,
    footers.title_date,
    footers.missing,
    links.addresses,
    links.forms,
    vacancies.vacancies,
    numbers.counts,
    carriers.listed,
    carriers.misspelt,
    carriers.names,
    frequencies.differs,
    frequencies.still_open,
    frequencies.unreadable,
    slides.numbers,
    slides.empty,
    slides.headings,
    slides.topics,
    spelling.glued,
    spelling.accents,
    spelling.doubled,
    spelling.letters,
    typography.variants,
    typography.double_spaces,
    typography.missing_spaces,
    typography.stray_spaces,
)
_MOST = 100  # findings per rule: more help nobody


def check(deck: Deck, register: Register | None = None) -> tuple[Finding, ...]:
    """What contradicts itself, the records or the rules of writing: the worst first, then by slide.

    With an empty register a deck is checked against itself alone.
    """
    reading = read(deck, register or Register())
    found = _one_each(finding for rule in RULES for finding in islice(rule(reading), _MOST))
    return tuple(sorted(found, key=_order))


def _one_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what overlaps an earlier finding at the same place."""
    taken: dict[tuple[int | None, str], list[tuple[int, int]]] = {}
    for finding in findings:
        spans = taken.setdefault((finding.slide, finding.place), [])
        if finding.start < 0:
            yield finding
        elif _is_free(spans, finding):
            insort(spans, (finding.start, finding.end))
            yield finding


def _is_free(spans: list[tuple[int, int]], finding: Finding) -> bool:
    at = bisect_left(spans, (finding.start, finding.end))
    after = at < len(spans) and spans[at][0] < max(finding.end, finding.start + 1)
    return not after and not (at and spans[at - 1][1] > finding.start)


def _order(finding: Finding) -> tuple[int, int]:
    return RANK[finding.severity], finding.slide or 0
