"""Dates of meetings: what the words around a date say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from wirkraum.reporting.domain.checks.days import Mention
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import Reading
from wirkraum.reporting.domain.checks.register import Meeting

_NOUN = (
    r"[A-ZÄÖÜ][\w-]{0,40}(?:[Tt]reffen|[Ss]itzung|[Rr]unde|[Kk]onferenz|[Bb]eratung|[Gg]espräch|[Ww]orkshop"
    r"|[Tt]agung|[Gg]ruppe|[Vv]eranstaltung|[Kk]lausur|[Ff]orum|[Rr]at|[Aa]bend|[Ff]est|[Cc]afé)(?:s|es)?\b"
    r"|Jour fixe|Treffen|Sitzung|Workshop|Tagung|Klausur"
)
_MEETING = re.compile(rf"(?<!\w)(?:{_NOUN})")
_FESTIVE = re.compile(r"(?:fest|café|abend|veranstaltung)(?:s|es)?$", re.IGNORECASE)
_QUOTED = re.compile(
    r"\b(?:Zitate?|zitiert|O-Ton|Stimmen?|Protokolle?s?|Niederschrift|Mitschrift)\b"
)
_VOICES = re.compile(r"\b(?:Rück(?:blick|schau)|Zitate?|Stimmen|O-T[oö]ne?)\b")
_WITHIN = re.compile(r"\b(?:aus|im|beim|auf|während)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:bis|bis zum|ab|ab dem|spätestens|für den)\s+$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:Rückblick|Rückschau|stattgefunden|fand|fanden|tagte|tagten|Ergebnis(?:se)? (?:aus|des|der|vom)"
    r"|Rückmeldung(?:en)? (?:aus|vom)|Eindrücke|Fotos? (?:aus|vom)|durchgeführt|erfolgte|gegründet"
    r"|eröffnete?|besuchten?|begann|wurden? am)\b"
)
_OUT_OF = re.compile(rf"\baus (?:dem|der|unserem|unserer) (?:\w+ )?(?:{_NOUN})")
_FUTURE = re.compile(
    r"\b(?:nächst\w*|kommend\w*|geplant\w*|plan(?:t|en|ung)|ausblick|vorschau|voraussichtlich|künftig\w*"
    r"|zukünftig\w*|einladung\w*|lädt|laden|vorgesehen\w*|wird|werden|soll|sollen|findet|finden|termine?"
    r"|frist|vorauss|folgt|folgen)\b",
    re.IGNORECASE,
)
_ADJACENT = re.compile(
    r"^\s*(?:\([^()]{0,80}\)\s*)?(?:am|vom|:|,|–|-|\()?\s*(?:\w{2,10}tag,?\s+)?(?:den\s+)?$"
)
_CLAUSE_END = re.compile(r"[;,]|[.!?](?=\s)|\s(?:und|sowie)\s")

_MOST = 2000  # dates; a deck has a few dozen


@dataclass(frozen=True)
class Occasion:
    """A full date with the words around it and the Termine it may speak of."""

    found: Passage
    day: Mention
    when: date
    before: str
    after: str
    termine: tuple[Meeting, ...]
    adjacent: bool
    voices: bool  # on a slide that looks back, or right before a quotation

    @property
    def span(self) -> tuple[int, int]:
        return self.day.start, self.day.end

    @property
    def name(self) -> str:
        """The meeting as the deck (or else the programme) names it."""
        if self.termine:
            return self.termine[0].title
        nouns = _MEETING.findall(self.before) or _MEETING.findall(self.after)
        return nouns[-1] if nouns else ""

    @property
    def quoted(self) -> str:
        """Zitat or Protokoll, if the date belongs to one."""
        match = _QUOTED.search(self.before)
        if match is None or _UNTIL.search(self.before[-20:]):
            return ""
        return "Protokoll" if match.group()[0] in "PNM" else "Zitat"

    @property
    def past(self) -> bool:
        """The deck speaks of it as having happened."""
        if self.quoted:
            return True
        told = _PAST.search(self.before) or _PAST.search(self.after) or _OUT_OF.search(self.before)
        return (self.voices or bool(told)) and not self.future

    @property
    def future(self) -> bool:
        """The deck speaks of it as to come."""
        around = (self.before, self.after)
        return any(map(_FUTURE.search, around)) or bool(_UNTIL.search(self.before[-20:]))


def office_meetings(reading: Reading) -> Iterator[tuple[Passage, Mention, date, str]]:
    """Dates that stand right behind a meeting's noun, unless a Termin of that day is recorded."""
    recorded = {termin.day for termin in reading.register.meetings if termin.state != "cancelled"}
    for found in reading.texts:
        for day, before in zip(found.mentions, found.gaps, strict=False):
            nouns = list(_MEETING.finditer(before[-150:]))
            if nouns and day.day and day.day not in recorded:
                name, rest = nouns[-1].group(), before[-150:][nouns[-1].end() :]
                if _ADJACENT.match(rest) and not _FESTIVE.search(name):
                    yield found, day, day.day, name


def occasions(reading: Reading) -> Iterator[Occasion]:
    """The full dates in the deck except the report's own."""
    return islice(_occasions(reading), _MOST)


def _occasions(reading: Reading) -> Iterator[Occasion]:
    title, names = reading.title_mention, _names(reading)
    for found in reading.texts:
        for place, day in enumerate(found.mentions):
            if day.day and (found, day) != title:
                before, after = found.gaps[place][-500:], clause(found.gaps[place + 1])
                termine, adjacent = _termine(names, (before, after, found.beside))
                voices = _is_voice(reading, found, before)
                yield Occasion(found, day, day.day, before, after, termine, adjacent, voices)


def _is_voice(reading: Reading, found: Passage, before: str) -> bool:
    if _VOICES.search(reading.titles.get(found.slide, "")):
        return True
    return (found.slide, found.place) in reading.quoting and bool(_WITHIN.search(before))


def clause(after: str) -> str:
    """What follows the date, up to the end of its clause."""
    return _CLAUSE_END.split(after[:300], maxsplit=1)[0]


def _names(reading: Reading) -> dict[str, tuple[Meeting, ...]]:
    names: dict[str, list[Meeting]] = {}
    for meeting in reading.register.meetings:
        short = meeting.title.partition("(")[0]
        for name in {meeting.title, short, *meeting.aliases}:
            if name.strip():
                names.setdefault(name.strip().lower(), []).append(meeting)
    return {name: tuple(termine) for name, termine in names.items()}


def _termine(
    names: dict[str, tuple[Meeting, ...]], texts: tuple[str, str, str]
) -> tuple[tuple[Meeting, ...], bool]:
    """The Termine of the meeting named nearest to the date, and whether it stands right before it.

    `texts` are what stands before the date, after it, and in the row's other cells.
    """
    for text, before in zip(texts, (True, False, False), strict=True):
        low = text[-300:].lower()
        ends = [(low.rfind(name) + len(name), len(name), name) for name in names if name in low]
        end, length, name = max(ends, default=(0, 0, ""))
        if name and _whole_word(low, end - length, end):
            return names[name], before and bool(_ADJACENT.match(low[end:]))
    return (), False


def _whole_word(text: str, start: int, end: int) -> bool:
    """Not a part of another word, as „Treffen“ is of „Trägertreffen“; endings are allowed."""
    tail = text[end : end + 3]
    letters = len(tail) - len(tail.lstrip("abcdefghijklmnopqrstuvwxyzäöüß"))
    return (start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "-")) and letters < 3
