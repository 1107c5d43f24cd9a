"""Days, hours and days of the week in the cells of a table."""

from __future__ import annotations

import datetime as dt
import re

from wirkraum.kit.told import told as _
from wirkraum.planning.domain.tables.cells import Kind, Raw, Refused, cut, plain

TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?(?:\s*uhr)?", re.IGNORECASE)
DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
WEEKDAYS = (
    *("montag", "dienstag", "mittwoch", "donnerstag", "freitag"),
    *("samstag", "sonntag"),
)
MARKS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def day() -> Kind:
    """A day as ISO."""
    return Kind(_day, dt.date.fromisoformat)


def _day(raw: Raw) -> str:
    if isinstance(raw, dt.datetime):
        raw = raw.date()
    words = plain(raw)
    if not words:
        return ""
    try:
        if found := DAY.fullmatch(words):
            date = dt.date(*(int(part) for part in reversed(found.groups())))
        else:
            date = dt.date.fromisoformat(words[:10] if words.endswith(" 00:00:00") else words)
    except ValueError:
        raise Refused(
            _("„%(words)s“ ist kein Tag. Möglich ist zum Beispiel „5.2.2024“.", words=cut(words))
        ) from None
    if not 1990 <= date.year < 2200:
        raise Refused(_("Das Jahr %(year)s liegt außerhalb jeder Planung.", year=date.year))
    return date.isoformat()


def time() -> Kind:
    """A time of day as "09:00"."""
    return Kind(_time, dt.time.fromisoformat)


def _time(raw: Raw) -> str:
    if isinstance(raw, dt.datetime | dt.time):
        return f"{raw:%H:%M}"
    words = plain(raw)
    if not words:
        return ""
    found = TIME.fullmatch(words)
    hour, minute = (int(part or 0) for part in found.groups()) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Refused(
            _("„%(words)s“ ist keine Uhrzeit. Möglich ist zum Beispiel „9:00“.", words=cut(words))
        )
    return f"{hour:02}:{minute:02}"


def weekdays() -> Kind:
    """Days of the week as "1,2,3"; "Mo–Fr" is five of them."""
    return Kind(_weekdays, lambda keys: ", ".join(MARKS[int(key) - 1] for key in keys.split(",")))


def _weekdays(raw: Raw) -> str:
    words = plain(raw)
    days: set[int] = set()
    for part in filter(None, re.split(r"[,;/+\s]+|und", re.sub(r"\s*[–-]\s*", "-", words))):
        first, _dash, last = part.partition("-")
        begin, end = _weekday(first), _weekday(last or first)
        days |= set(range(begin, end + 1))
        if begin > end:
            raise Refused(_("„%(words)s“ läuft rückwärts durch die Woche.", words=cut(part)))
    return ",".join(map(str, sorted(days)))


def _weekday(word: str) -> int:
    said = word.casefold().rstrip(".")
    for number, name in enumerate(WEEKDAYS, 1):
        if said in {name[:2], name, f"{name}s"}:
            return number
    raise Refused(
        _("„%(word)s“ ist kein Wochentag. Möglich ist „Mo, Di, Mi“ oder „Mo–Fr“.", word=cut(word))
    )


def wish() -> Kind:
    """A weekday, a time, or both: "Mi 9:00" as "3 09:00"."""
    return Kind(_wish, _wish_shown)


def _wish(raw: Raw) -> str:
    if isinstance(raw, dt.datetime | dt.time):
        return f" {_time(raw)}"
    words = " ".join(plain(raw).replace(",", " ").split())
    if not words:
        return ""
    first, _space, rest = words.partition(" ")
    if first[0].isdigit():
        return f" {_time(words)}"
    return f"{_weekday(first)} {_time(rest.removeprefix('um ').strip())}"


def _wish_shown(key: str) -> str:
    weekday, _space, start = key.partition(" ")
    return " ".join(filter(None, [MARKS[int(weekday) - 1] if weekday else "", start]))
