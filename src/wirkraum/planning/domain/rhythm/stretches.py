"""Clauses that say how often, and in which stretch of time."""

from __future__ import annotations

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm.cursor import Cursor
from wirkraum.planning.domain.rhythm.days import ordinals, weekdays
from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.intervals import interval
from wirkraum.planning.domain.rhythm.tokens import Token
from wirkraum.planning.domain.rhythm.words import Kind

SCHOOL_DAYS = 5  # of a week
INTERVAL_ENDS = {Kind.SUFFIX, Kind.ADVERB}
COUNTED = {Kind.TIMES, Kind.UNIT, Kind.SLASH, Kind.PER, Kind.ADVERB, Kind.SUFFIX, Kind.TO}
AFTER_PREPOSITION = {Kind.MONTH, Kind.WEEKDAY, Kind.ORDINAL, Kind.COUNT, Kind.NUMBER}


def count(cursor: Cursor) -> None:
    """ "zweimal"."""
    token = cursor.take()
    cursor.slots.put("count", token.number, token, token)


def number(cursor: Cursor) -> None:
    """ "2x", "2 Termine", "2/Monat", "14-tägig", "6-wöchentlich"."""
    first = cursor.take()
    _refuse_range(cursor, first)
    hyphen = cursor.kind is Kind.TO
    cursor.at += hyphen
    if _is_interval(cursor, first, hyphen=hyphen):
        _stretch(cursor, first, first.number, cursor.take())
    elif cursor.kind is Kind.TIMES:
        cursor.slots.put("count", first.number, first, cursor.take())
    elif cursor.kind in {Kind.PER, Kind.SLASH} and cursor.slots.count is None:
        cursor.slots.put("count", first.number, first, first)
    else:
        cursor.at -= 1 + hyphen
        cursor.refuse()


def adverb(cursor: Cursor) -> None:
    """ "monatlich"."""
    token = cursor.take()
    _stretch(cursor, token, 1, token)


def span(cursor: Cursor) -> None:
    """ "vierzehntägig", "zweimonatlich"."""
    token = cursor.take()
    _stretch(cursor, token, token.number, token)


def daily(cursor: Cursor, first: Token | None = None) -> None:
    """ "täglich": on every school day."""
    token = cursor.take()
    cursor.slots.put("count", SCHOOL_DAYS, first or token, token)
    cursor.slots.put("stretch", "week", first or token, token)


def every(cursor: Cursor) -> None:
    """ "alle 14 Tage"."""
    first = cursor.take()
    amount = cursor.take(Kind.NUMBER)
    _refuse_range(cursor, amount)
    cursor.skip({Kind.TO})
    _stretch(cursor, first, amount.number, cursor.take(Kind.UNIT))


def unit(cursor: Cursor, first: Token | None = None) -> None:
    """ "(2x) Monat"."""
    if cursor.token.unit == "day":
        cursor.refuse()
    token = cursor.take()
    cursor.slots.bare = True
    _stretch(cursor, first or token, 1, token)


def preposition(cursor: Cursor) -> None:
    """ "im Monat", "pro Woche", "/Jahr", "in 6 Wochen"; before days and months it says nothing."""
    first = cursor.take()
    cursor.skip({Kind.PER, Kind.NOISE, Kind.SLASH, Kind.EACH})
    if cursor.kind is Kind.NUMBER and cursor.peek() is Kind.UNIT:
        cursor.slots.bare = True
        _amount(cursor, first)
    elif cursor.kind is Kind.UNIT:
        unit(cursor, first)
    elif cursor.kind not in AFTER_PREPOSITION:
        cursor.refuse()
    elif first.text.casefold() == "je":
        cursor.slots.apiece = True


def each(cursor: Cursor) -> None:
    """ "jeden Monat", "jede zweite Woche", "jeden Freitag", "jeden 1. Dienstag"."""
    first = cursor.take()
    if cursor.kind is Kind.UNIT:
        _each_unit(cursor, first)
    elif cursor.kind in {Kind.NUMBER, Kind.ORDINAL} and cursor.peek() is Kind.UNIT:
        _amount(cursor, first)
    elif cursor.kind is Kind.ORDINAL:
        _each_ordinal(cursor)
    else:
        cursor.slots.put("stretch", "week", first, weekdays(cursor))


def _each_unit(cursor: Cursor, first: Token) -> None:
    if cursor.token.unit == "day":
        daily(cursor, first)
    else:
        token = cursor.take()
        _stretch(cursor, first, 1, token)


def _each_ordinal(cursor: Cursor) -> None:
    ordinal = cursor.token
    ordinals(cursor)
    if {position.nth for position in cursor.slots.positions or ()} == {ordinal.number}:
        cursor.slots.unclear = ordinal


def _amount(cursor: Cursor, first: Token) -> None:
    amount = cursor.take()
    _stretch(cursor, first, amount.number, cursor.take())


def _stretch(cursor: Cursor, first: Token, amount: int, last: Token) -> None:
    stretch = interval(amount, last.unit, (first.start, last.end))
    cursor.slots.put("stretch", stretch, first, last)


def _is_interval(cursor: Cursor, first: Token, *, hyphen: bool) -> bool:
    """Whether "2-wöchentlich" is meant; "2 wöchentlich" may as well be "2x wöchentlich"."""
    if cursor.kind not in INTERVAL_ENDS:
        return False
    token = cursor.token
    if not hyphen and token.kind is Kind.ADVERB and token.start > first.end:
        words = cursor.text[first.start : token.end]
        reason = _(
            "»%(words)s« ist zweideutig: %(number)s-mal oder in diesem Abstand?",
            words=words,
            number=first.number,
        )
        head, tail = cursor.text[: first.end], cursor.text[first.end :]
        raise Slip(first.start, token.end, reason, (f"{head}x{tail}", f"{head}-{tail.lstrip()}"))
    return True


def _refuse_range(cursor: Cursor, first: Token) -> None:
    """ "1–2x": no plan and no Soll can be made of it."""
    through = cursor.kind is Kind.TO and cursor.peek() is Kind.NUMBER
    if not through or cursor.peek(2) not in COUNTED:
        return
    last = cursor.tokens[cursor.at + 1]
    head, tail = cursor.text[: first.start], cursor.text[last.end :]
    fixes = (f"{head}{last.text}{tail}", f"{head}{first.text}{tail}")
    raise Slip(first.start, last.end, _("Für Soll und Ist braucht es eine feste Zahl."), fixes)
