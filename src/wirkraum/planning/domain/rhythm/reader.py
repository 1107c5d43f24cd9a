"""The grammar: clauses in any order, each filling its slot of the frequency."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.rhythm import days, stretches
from wirkraum.planning.domain.rhythm.cursor import Cursor
from wirkraum.planning.domain.rhythm.errors import Slip
from wirkraum.planning.domain.rhythm.phrases import mode_of, reserve_at
from wirkraum.planning.domain.rhythm.shape import Frequency, Unfit
from wirkraum.planning.domain.rhythm.tokens import Token, tokens_of
from wirkraum.planning.domain.rhythm.words import Kind

DAYS_FOLLOW = {
    Kind.MONTH,
    Kind.WEEKDAY,
    Kind.ORDINAL,
    Kind.PER,
    Kind.NOISE,
    Kind.APIECE,
    Kind.NUMBER,
    Kind.COUNT,
}
REMARK = {Kind.LEAD, Kind.ADDED, Kind.DEMAND}


def read(text: str) -> Frequency:
    """The frequency the words name; raises `Slip`."""
    tokens = tokens_of(text)
    mode = mode_of(tokens)
    if mode:
        return Frequency(mode)
    at = reserve_at(tokens)
    return _regular(text, tokens) if at is None else _reserve(text, tokens, at)


def _regular(text: str, tokens: tuple[Token, ...], start: int = 0) -> Frequency:
    cursor = Cursor(text, tokens)
    cursor.at = start
    if cursor.kind is Kind.END:
        cursor.refuse()
    _refuse_doubled(text, tokens)
    while cursor.kind is not Kind.END:
        CLAUSES.get(cursor.kind, Cursor.refuse)(cursor)
    if cursor.depth > 0:
        raise Slip(len(text), len(text), _("Die Klammer ist nicht geschlossen."), (f"{text})",))
    return cursor.slots.settle()


def _refuse_doubled(text: str, tokens: tuple[Token, ...]) -> None:
    """ "monatlich monatlich": one of them was meant to be something else."""
    for one, two in pairwise(tokens):
        if one.kind is two.kind is Kind.ADVERB and one.text.casefold() == two.text.casefold():
            reason = _("»%(word)s« steht doppelt da.", word=two.text)
            raise Slip(two.start, two.end, reason, (text[: one.end] + text[two.end :],))


def _reserve(text: str, tokens: tuple[Token, ...], at: int) -> Frequency:
    """ "nach Bedarf, bis zu 2x/Halbjahr"."""
    first = tokens[at]
    if first.kind is Kind.HEDGE:
        fix = f"{text[first.end :].strip(' .)')} und nach Bedarf"
        raise Slip(first.start, first.end, _("Eine Mindestzahl ist fest vereinbart."), (fix,))
    inner = [token for token in tokens[at:] if token.kind not in {Kind.OPEN, Kind.CLOSE}]
    found = _regular(text, tuple(inner))
    try:
        return Frequency(
            "on_demand", found.count, found.period, None, found.months, found.positions
        )
    except Unfit as unfit:
        raise Slip(first.start, len(text), unfit.reason, ("nach Bedarf",)) from None


def _separator(cursor: Cursor) -> None:
    """A comma, or a dash or "und" before days and months."""
    kind = cursor.kind
    if kind is Kind.AND and cursor.peek() in REMARK:
        _remark(cursor)
        return
    between = cursor.at > 0 and cursor.peek() in DAYS_FOLLOW | {Kind.OPEN}
    if kind is not Kind.COMMA and (not between or cursor.token.text.isalpha() is (kind is Kind.TO)):
        cursor.refuse()
    cursor.take()


def _slash(cursor: Cursor) -> None:
    if not cursor.at:
        cursor.refuse()
    stretches.preposition(cursor)


def _remark(cursor: Cursor) -> None:
    """ "und nach Bedarf", "bei Bedarf öfter": promises nothing more, so the count stands."""
    start = cursor.at
    cursor.skip(REMARK | {Kind.AND, Kind.PER, Kind.NOISE})
    tokens = cursor.tokens[start : cursor.at]
    kinds = {token.kind for token in tokens}
    if Kind.DEMAND not in kinds:
        cursor.at = cursor.at if cursor.kind is Kind.UNKNOWN else start
        cursor.refuse()
    if not kinds & {Kind.AND, Kind.ADDED}:
        head, tail = cursor.text[: tokens[0].start].rstrip(" ,"), cursor.text[tokens[0].start :]
        reason = _("Gilt die Zahl fest oder nur nach Bedarf?")
        fixes = (f"{head} und {tail}", f"{tail.rstrip(' ,')}, bis zu {head}")
        raise Slip(tokens[0].start, tokens[-1].end, reason, fixes)


def _without_holidays(cursor: Cursor) -> None:
    """ "außer in den Ferien": goes without saying."""
    cursor.take()
    cursor.skip({Kind.PER, Kind.NOISE})
    cursor.take(Kind.HOLIDAYS)
    if cursor.kind is Kind.AND and cursor.peek() is Kind.HOLIDAYS:
        cursor.at += 2


def _noise(cursor: Cursor) -> None:
    cursor.take()


def _apiece(cursor: Cursor) -> None:
    cursor.take()
    cursor.slots.apiece = True


def _open(cursor: Cursor) -> None:
    cursor.take()
    cursor.depth += 1
    if cursor.kind is Kind.CLOSE:
        cursor.refuse()


def _close(cursor: Cursor) -> None:
    if not cursor.depth:
        cursor.refuse()
    cursor.take()
    cursor.depth -= 1


CLAUSES: dict[Kind, Callable[[Cursor], None]] = {
    Kind.NUMBER: stretches.number,
    Kind.COUNT: stretches.count,
    Kind.UNIT: stretches.unit,
    Kind.ADVERB: stretches.adverb,
    Kind.DAILY: stretches.daily,
    Kind.SPAN: stretches.span,
    Kind.ALL: stretches.every,
    Kind.EACH: stretches.each,
    Kind.PER: stretches.preposition,
    Kind.SLASH: _slash,
    Kind.WEEKDAY: days.weekday_clause,
    Kind.ORDINAL: days.ordinals,
    Kind.MONTH: days.months,
    Kind.AND: _separator,
    Kind.COMMA: _separator,
    Kind.TO: _separator,
    Kind.LEAD: _remark,
    Kind.ADDED: _remark,
    Kind.DEMAND: _remark,
    Kind.EXCEPT: _without_holidays,
    Kind.NOISE: _noise,
    Kind.APIECE: _apiece,
    Kind.OPEN: _open,
    Kind.CLOSE: _close,
}
