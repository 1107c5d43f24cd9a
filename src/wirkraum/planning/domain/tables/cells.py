"""What a cell of a table may hold: read into one plain text, shown again as people write it.

Every kind reads what a spreadsheet gives (texts, numbers, days, times) into a text that is the same
for the same meaning, "" for nothing, and shows such a text again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.frequency import FrequencyError, parse
from wirkraum.planning.domain.tables.meant import meant

Raw: TypeAlias = object
Shown: TypeAlias = str | int | float | dt.date | dt.time
LONGEST = 300
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
YES, NO = "ja", "nein"
WORDS_OF_YES = {YES: YES, "j": YES, "x": YES, "wahr": YES, "true": YES, "1": YES}
WORDS_OF_NO = {NO: NO, "n": NO, "falsch": NO, "false": NO, "0": NO}


class Refused(ValueError):
    """A cell that cannot be understood."""

    def __init__(self, told: Told) -> None:
        super().__init__(str(told))
        self.told = told


@dataclass(frozen=True)
class Kind:
    """How a cell is read and shown."""

    read: Callable[[Raw], str]
    show: Callable[[str], Shown] = str


def plain(raw: Raw) -> str:
    """What a cell says as a text; lines of a cell stay lines."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return YES if raw else NO
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        raw = int(raw)
    if isinstance(raw, str) and len(raw) > LONGEST * 10:
        raise Refused(_("Der Text ist zu lang."))
    lines = UNSEEN.sub("", str(raw)).splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def text(longest: int = LONGEST) -> Kind:
    """Any words on one line, up to a length."""

    def read(raw: Raw) -> str:
        words = plain(raw).replace("\n", " ")
        if len(words) > longest:
            raise Refused(_("Der Text ist zu lang (höchstens %(most)s Zeichen).", most=longest))
        return words

    return Kind(read)


def capitals(longest: int) -> Kind:
    """A short name in capitals."""
    words = text(longest)
    return Kind(lambda raw: words.read(raw).upper())


def whole(low: int, high: int) -> Kind:
    """A whole number."""

    def read(raw: Raw) -> str:
        words = plain(raw)
        if not words:
            return ""
        known = re.fullmatch(r"\d{1,9}", words) and low <= int(words) <= high
        if not known:
            told = _("„%(words)s“ geht nicht: Hier steht eine Zahl von %(low)s bis %(high)s.")
            raise Refused(told.filled(words=cut(words), low=low, high=high))
        return str(int(words))

    return Kind(read, int)


def decimal(low: int, high: int) -> Kind:
    """A number with decimals, comma or point."""

    def read(raw: Raw) -> str:
        words = plain(raw)
        if not words:
            return ""
        found = re.fullmatch(r"-?\d{1,3}(?:[.,]\d{1,20})?(?:e-\d{1,3})?", words)
        number = float(words.replace(",", ".")) if found else None
        if number is None or not low <= number <= high:
            told = _("„%(words)s“ geht nicht: Hier steht eine Zahl von %(low)s bis %(high)s.")
            raise Refused(told.filled(words=cut(words), low=low, high=high))
        return repr(number + 0.0)  # no minus before zero

    return Kind(read, float)


def choice(words: Mapping[str, str]) -> Kind:
    """One of some words; the stored key is what it reads to."""
    keys = {word.casefold(): key for word, key in words.items()}
    named = {key: word for word, key in reversed(list(words.items()))}

    def read(raw: Raw) -> str:
        said = plain(raw)
        if said and said.casefold() not in keys:
            raise Refused(unknown(said, words))
        return keys.get(said.casefold(), "")

    return Kind(read, lambda key: named.get(key, ""))


def yes_no() -> Kind:
    """Yes or no; "" leaves it as it is."""
    known = choice(WORDS_OF_YES | WORDS_OF_NO)
    return Kind(known.read, str)


def unknown(said: str, words: Mapping[str, str] | list[str]) -> Told:
    """A word that is none of those, and which may be meant."""
    if near := meant(said, list(words)):
        return _("„%(said)s“ gibt es nicht. Meinten Sie „%(near)s“?", said=cut(said), near=near)
    return _("„%(said)s“ gibt es nicht.", said=cut(said))


def frequency() -> Kind:
    """How often, in the words of the year plan."""
    words = text(120)

    def read(raw: Raw) -> str:
        said = words.read(raw)
        if said:
            try:
                parse(said)
            except FrequencyError as error:
                raise Refused(error.told) from error
        return said

    return Kind(read)


def several() -> Kind:
    """Names, one a line or parted by semicolons; who they are is found out later."""
    return Kind(plain)


def cut(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
