"""A deck laid out for checking: its passages, its date and the facts it is held against."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from wirkraum.reporting.domain.checks.days import Mention
from wirkraum.reporting.domain.checks.footer_line import FooterLine, majority
from wirkraum.reporting.domain.checks.passages import Passage, passages, tidy
from wirkraum.reporting.domain.checks.register import Register
from wirkraum.reporting.domain.deck import Deck

_QUOTES = frozenset('„“"»›‚')
WORD = re.compile(r"[^\W\d_]{2,60}")
_LABEL = re.compile(
    r"^\W*(?:(?:Stand|Stichtag|Datum|vom|am|den)\b[:\s]*|[A-ZÄÖÜ][\w. -]{1,60},\s*(?:den|am)?\s*){0,2}$",
)


@dataclass(frozen=True)
class Reading:
    """What every rule is given; build it with `read`."""

    deck: Deck
    register: Register
    passages: tuple[Passage, ...]

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """All passages except footers (which repeat themselves)."""
        return tuple(found for found in self.passages if found.kind != "footer")

    @cached_property
    def titles(self) -> dict[int, str]:
        """Slide number → (beginning of its) heading."""
        return {slide.number: slide.title[:200] for slide in self.deck.slides}

    @cached_property
    def quoting(self) -> frozenset[tuple[int, str]]:
        """Slide and place of the paragraphs that introduce a quotation standing right after them."""
        return frozenset(
            (one.slide, one.place)
            for one, other in pairwise(self.texts)
            if one.slide == other.slide and other.text.lstrip()[:1] in _QUOTES
        )

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word occurs, letter for letter, footers left out."""
        return Counter(word for found in self.texts for word in WORD.findall(found.prose))

    @cached_property
    def proper(self) -> frozenset[str]:
        """Every word the programme's records write: spelt right by definition."""
        known = self.register
        texts = [known.programme, known.municipality, known.office, *known.site_names, *known.words]
        texts += [name for carrier in known.carriers for name in carrier.names]
        texts += [f"{line.name} {line.circle}" for line in known.formats]
        texts += [meeting.title for meeting in known.meetings]
        texts += [tenure.post for tenure in known.tenures]
        return frozenset(word for text in texts for word in WORD.findall(text))

    @cached_property
    def footer(self) -> FooterLine | None:
        """The footer most slides share."""
        return majority(self.deck)

    @cached_property
    def footer_mention(self) -> Mention | None:
        """The full date in that footer."""
        line = self.footer
        probe = Passage(0, "footer", line.text if line else "", "footer")
        return next((found for found in probe.mentions if found.day), None)

    @cached_property
    def title_mention(self) -> tuple[Passage, Mention] | None:
        """The date the title slide bears: standing alone or labelled, else the only one there."""
        first = self.deck.slides[0].number if self.deck.slides else None
        dated = [
            (found, day)
            for found in self.texts
            if found.slide == first and found.kind != "cell"
            for day in found.mentions
            if day.day
        ]
        alone = [pair for pair in dated if _stands_alone(*pair)]
        if alone:
            return alone[0]
        return dated[0] if len({day.day for _, day in dated}) == 1 else None

    @cached_property
    def report_day(self) -> date | None:
        """The day of the report: the later of title and footer where they differ."""
        title, footer = self.title_mention, self.footer_mention
        days = [title[1].day if title else None, footer.day if footer else None]
        return max((day for day in days if day), default=self.register.report_day)


def _stands_alone(passage: Passage, day: Mention) -> bool:
    before, after = passage.prose[: day.start], passage.prose[day.end :]
    return bool(_LABEL.match(before[-200:])) and not after.strip(" .)")


def read(deck: Deck, register: Register) -> Reading:
    """Lay out `deck` against `register`."""
    deck = tidy(deck)
    return Reading(deck, register, passages(deck))
