"""Clauses that name weekdays and months."""

from __future__ import annotations

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm.cursor import Cursor
from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.shape import WEEKDAYS, Position
from wirkraum.planning.domain.rhythm.tokens import Token
from wirkraum.planning.domain.rhythm.words import Kind

SEPARATORS = {Kind.AND, Kind.OR, Kind.COMMA, Kind.SLASH}
BETWEEN = SEPARATORS | {Kind.PER, Kind.NOISE}
FARTHEST = 4  # ", und in den": no list has more between two of its words


def months(cursor: Cursor) -> None:
    """ "März/Nov", "im März und im November", "September bis Juni"."""
    tokens = _list(cursor, Kind.MONTH)
    _refuse_choice(cursor.text, tokens)
    found = _numbers(tokens, 12)
    if len(set(found)) < len(found):
        raise Slip(tokens[0].start, tokens[-1].end, _("Ein Monat steht doppelt."))
    cursor.slots.put("months", tuple(sorted(found)), tokens[0], tokens[-1])


def weekdays(cursor: Cursor) -> Token:
    """ "dienstags und donnerstags", "Mo–Fr", "Di oder Do"; the last token read."""
    tokens = _list(cursor, Kind.WEEKDAY)
    cursor.slots.choice = any(token.kind is Kind.OR for token in tokens)
    positions = tuple(Position(WEEKDAYS[day - 1]) for day in _numbers(tokens, 7))
    cursor.slots.put("positions", positions, tokens[0], tokens[-1])
    return tokens[-1]


def weekday_clause(cursor: Cursor) -> None:
    """Weekdays standing for themselves."""
    weekdays(cursor)


def ordinals(cursor: Cursor) -> None:
    """ "1. und 3. Dienstag und letzten Freitag": each ordinal with each weekday after it."""
    start, positions = cursor.at, list[Position]()
    while cursor.kind is Kind.ORDINAL:
        nths = [token.number for token in _list(cursor, Kind.ORDINAL) if token.kind is Kind.ORDINAL]
        days = _numbers(_list(cursor, Kind.WEEKDAY), 7)
        positions += [Position(WEEKDAYS[day - 1], nth) for day in days for nth in nths]
        cursor.at += _steps_to(cursor, Kind.ORDINAL)
    tokens = list(cursor.tokens[start : cursor.at])
    _refuse_choice(cursor.text, tokens)
    cursor.slots.put("positions", tuple(positions), tokens[0], tokens[-1])


def _list(cursor: Cursor, kind: Kind) -> list[Token]:
    """The tokens of a list of words of one kind, separators included."""
    start = cursor.at
    cursor.take(kind)
    while steps := _steps_to(cursor, kind):
        cursor.at += steps + 1
    return list(cursor.tokens[start : cursor.at])


def _steps_to(cursor: Cursor, kind: Kind) -> int:
    """How many separators lie before the list's next word; 0 where it has ended."""
    through = kind is not Kind.ORDINAL and cursor.kind is Kind.TO
    if cursor.kind not in SEPARATORS and not through:
        return 0
    steps = 1
    while steps < FARTHEST and cursor.peek(steps) in BETWEEN:
        steps += 1
    return steps if cursor.peek(steps) is kind else 0


def _numbers(tokens: list[Token], cycle: int) -> list[int]:
    """The months or weekdays by number; "bis" adds those between, also over the turn."""
    found: list[int] = []
    through = False
    for token in tokens:
        if token.kind in {Kind.MONTH, Kind.WEEKDAY}:
            while through and found[-1] % cycle + 1 != token.number:
                found.append(found[-1] % cycle + 1)
            found.append(token.number)
        through = token.kind is Kind.TO
    return found


def _refuse_choice(text: str, tokens: list[Token]) -> None:
    choice = next((token for token in tokens if token.kind is Kind.OR), None)
    if choice:
        both = f"{text[: choice.start]}und{text[choice.end :]}"
        reason = _("»%(word)s« lässt offen, was gilt.", word=choice.text)
        raise Slip(choice.start, choice.end, reason, (both,))
