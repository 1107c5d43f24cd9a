"""What is wrong with a word that has no place where it stands, and what may be meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.tokens import Token
from wirkraum.planning.domain.rhythm.wording import MONTHS
from wirkraum.planning.domain.rhythm.words import LEXICON, Entry, Kind, key_of

SHORTEST, LONGEST = 3, 30  # letters of a word that can resemble another
KEYS = [key for key in LEXICON if len(key) >= SHORTEST]
USUAL = {
    Kind.MONTH: MONTHS,
    Kind.WEEKDAY: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"],
    Kind.UNIT: ["Monat", "Woche", "Quartal", "Schulhalbjahr", "Jahr"],
}
IS_NONE = {
    Kind.MONTH: _("»%(word)s« ist kein Monat."),
    Kind.WEEKDAY: _("»%(word)s« ist kein Wochentag."),
    Kind.UNIT: _("»%(word)s« ist kein Zeitraum."),
}
NO_FREQUENCY = _("»%(word)s« ist keine Angabe zur Häufigkeit.")
BEFORE_WEEKDAY = {Kind.ORDINAL, Kind.EACH}
BEFORE_MONTH = {Kind.MONTH, Kind.OPEN}
BEFORE_EITHER = {Kind.SLASH, Kind.PER, Kind.NOISE, Kind.COMMA, Kind.AND}
BEFORE_UNIT = {Kind.NUMBER, Kind.TIMES, Kind.COUNT}
CLOCK = "uhr"


@dataclass(frozen=True)
class Place:
    """A token with its surroundings; `in_list`: the stretch is known, so days may follow."""

    text: str
    tokens: Sequence[Token]
    at: int
    in_list: bool

    @property
    def token(self) -> Token:
        """The token that has no place."""
        return self.tokens[self.at]

    @property
    def before(self) -> Kind | None:
        """The kind of the token before it."""
        return self.tokens[self.at - 1].kind if self.at else None

    def slip(self, reason: Told, *words: str, back: int = 0) -> Slip:
        """The slip here, each fix with other words in place of the token and `back` before it."""
        first, last = self.tokens[self.at - back], self.token
        head, tail = self.text[: first.start], self.text[last.end :]
        bare = tail.removeprefix(".")  # the full stop of a dropped abbreviation
        fixes = tuple(head + word + (tail if word else bare) for word in words)
        return Slip(first.start, last.end, reason, fixes)


def stray(place: Place) -> Slip:
    """The slip for the token at this place."""
    if place.token.kind is not Kind.END and place.before is Kind.ORDINAL:
        dated = _date(place)
        if dated:
            return dated
    return SAID.get(place.token.kind, _misplaced)(place)


def _end(place: Place) -> Slip:
    if not place.at:
        return Slip(0, len(place.text), _("Die Häufigkeit fehlt."), ("noch offen",))
    last = place.tokens[place.at - 1]
    return Slip(last.start, len(place.text), _("Nach »%(word)s« fehlt etwas.", word=last.text))


def _date(place: Place) -> Slip | None:
    """ "15.3." or "15. März": the month is what a frequency can hold."""
    token, reason = place.token, _("Ein Datum ist keine Häufigkeit.")
    if token.kind is Kind.MONTH:
        return place.slip(reason, token.text, back=1)
    if token.kind in {Kind.ORDINAL, Kind.NUMBER} and 1 <= token.number <= 12:
        return place.slip(reason, MONTHS[token.number - 1], back=1)
    return None


def _unknown(place: Place) -> Slip:
    token, expected = place.token, _expected(place)
    key = key_of(token.text)
    close = get_close_matches(key, KEYS, 3, 0.7) if SHORTEST <= len(key) <= LONGEST else []
    entries = [LEXICON[match] for match in close]
    if expected is Kind.MONTH:  # "(Sommer)" means a time of the year, not "immer"
        entries = [entry for entry in entries if entry.kind in {expected, Kind.WEEKDAY}]
    kind = entries[0].kind if entries else expected
    elsewhere = place.in_list and place.before in {Kind.PER, Kind.NOISE}  # "im Rathaus"
    usual = () if elsewhere else USUAL.get(expected, ())
    words = [*map(_written, entries), *_ranked(key[:LONGEST], usual)]
    reason = _(IS_NONE.get(kind, NO_FREQUENCY).text, word=token.text)
    return place.slip(reason, *words)


def _written(entry: Entry) -> str:
    return MONTHS[entry.number - 1] if entry.kind is Kind.MONTH else entry.word


def _expected(place: Place) -> Kind:
    """The kind of word the place calls for; UNKNOWN where anything might stand."""
    before = place.before
    if before in BEFORE_WEEKDAY:
        return Kind.WEEKDAY
    if before in BEFORE_MONTH or (before in BEFORE_EITHER and place.in_list):
        return Kind.MONTH
    return Kind.UNIT if before in BEFORE_EITHER | BEFORE_UNIT else Kind.UNKNOWN


def _ranked(key: str, words: Sequence[str]) -> list[str]:
    """The words, those first that begin alike or resemble it most."""

    def likeness(word: str) -> float:
        other = key_of(word)
        return (key[:1] == other[:1]) + SequenceMatcher(None, key, other).ratio()

    return sorted(words, key=likeness, reverse=True)


def _number(place: Place) -> Slip:
    token = place.token
    if any(key_of(later.text) == CLOCK for later in place.tokens[place.at : place.at + 6]):
        return place.slip(_("Eine Uhrzeit gehört nicht zur Häufigkeit."))
    if place.before is Kind.EACH:
        reason = _("Nach »%(word)s« fehlt der Punkt.", word=token.text)
        return place.slip(reason, f"{token.text}.")
    if place.in_list and place.before in BEFORE_MONTH | BEFORE_EITHER:
        months = MONTHS[token.number - 1 : token.number] if token.number else []
        reason = _("»%(word)s« ist kein Monat.", word=token.text)
        return place.slip(reason, *months, f"{token.text}.")
    reason = _("Bei »%(word)s« fehlt, was gezählt wird.", word=token.text)
    return place.slip(reason, f"{token.text}x", f"{token.text}.")


def _hedge(place: Place) -> Slip:
    token = place.token
    reason = _(
        "»%(word)s« lässt offen, wie oft: Für Soll und Ist braucht es eine feste Zahl.",
        word=token.text,
    )
    return place.slip(reason, "2x" if token.kind is Kind.VAGUE else "")


def _choice(place: Place) -> Slip:
    return place.slip(_("»%(word)s« lässt offen, was gilt.", word=place.token.text), "und")


def _unit(place: Place) -> Slip:
    text = place.token.text
    if place.before is Kind.ALL:
        return place.slip(_("Nach »alle« fehlt die Zahl."), f"2 {text}", "2 Wochen")
    reason = _("»%(word)s« passt hier nicht als Zeitraum.", word=text)
    return place.slip(reason, *USUAL[Kind.UNIT])


def _misplaced(place: Place) -> Slip:
    reason = _("»%(word)s« passt an dieser Stelle nicht.", word=place.token.text)
    return place.slip(reason, "")


SAID: dict[Kind, Callable[[Place], Slip]] = {
    Kind.END: _end,
    Kind.UNKNOWN: _unknown,
    Kind.NUMBER: _number,
    Kind.HEDGE: _hedge,
    Kind.VAGUE: _hedge,
    Kind.OR: _choice,
    Kind.UNIT: _unit,
}
