"""The columns of a formats table: for whom, what, how often."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

Column = Literal["circle", "format", "frequency", "other"]

_HEADS: dict[Column, frozenset[str]] = {
    "circle": frozenset(
        [
            "zielgruppe",
            "zielgruppen",
            "gruppe",
            "kreis",
            "gremium",
            "gremien",
            "teilnehmende",
            "teilnehmer",
            "teilnehmerkreis",
            "teilnehmendenkreis",
            "adressaten",
            "adressat",
            "beteiligte",
            "akteure",
            "wer",
            "runde",
            "personenkreis",
            "partner",
        ]
    ),
    "format": frozenset(
        [
            "format",
            "formate",
            "veranstaltung",
            "veranstaltungen",
            "veranstaltungsformat",
            "arbeitsformat",
            "austauschformat",
            "treffen",
            "termin",
            "termine",
            "besprechung",
            "sitzung",
            "was",
            "angebot",
            "art",
        ]
    ),
    "frequency": frozenset(
        [
            "häufigkeit",
            "haeufigkeit",
            "turnus",
            "rhythmus",
            "frequenz",
            "intervall",
            "takt",
            "taktung",
            "zyklus",
            "wann",
        ]
    ),
    "other": frozenset(
        [
            "ort",
            "dauer",
            "verantwortlich",
            "verantwortung",
            "verantwortlichkeit",
            "zuständig",
            "zuständigkeit",
            "bemerkung",
            "bemerkungen",
            "hinweis",
            "hinweise",
            "anmerkung",
            "anmerkungen",
            "leitung",
            "nr",
            "nummer",
            "lfd",
            "thema",
            "themen",
            "inhalt",
            "inhalte",
            "ziel",
            "ziele",
            "ansprechpartner",
            "moderation",
            "status",
            "beginn",
        ]
    ),
}

# Words that may stand in a heading beside its own: „Häufigkeit im Schuljahr“.
_BINDING = frozenset(
    ["und", "der", "die", "des", "im", "in", "je", "pro", "jahr", "schuljahr", "bzw", "oder"]
)

_FORMAT = re.compile(
    r"jour|treffen|gruppe\b|beratung|sitzung|strategie|besprechung|konferenz|workshop|klausur|"
    r"forum|tagung|netzwerk|austausch|runde\b|\bAG\b|arbeitsgruppe|supervision|hospitation|"
    r"fortbildung|qualitätszirkel|gespräch|versammlung",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\d\s*[x×]|\bmal\b|malig|[a-zü]mal\b|\bbedarf|anfrage|vereinbarung|tbd|offen\b|\bn\.\s?n|"
    r"woche|wöchentl|monat|quartal|viertelj|halbj|jährlich|jahr\b|tägig|täglich|\bjede[nrs]?\b",
    re.IGNORECASE,
)


def head(cell: str) -> Column | None:
    """The column a heading announces: „Häufigkeit (je Jahr)“ → frequency; None for other words."""
    words = re.findall(r"[a-zäöüß]+", cell.lower().split("(")[0])
    words = [word for word in words if word not in _BINDING]
    if words == ["wie", "oft"]:
        return "frequency"
    found = [column for word in words for column, known in _HEADS.items() if word in known]
    several = len(set(found) - {"other"}) > 1
    if not words or len(found) != len(words) or several or cell.lstrip()[:1].isdigit():
        return None
    return found[0]


def heads(row: Sequence[str]) -> tuple[Column | None, ...] | None:
    """The columns of a heading row; None when the row is no heading."""
    found = tuple(head(cell) for cell in row)
    if any(column is None and looks_often(cell) for column, cell in zip(found, row, strict=True)):
        return None
    named = {column for column in found if column in {"circle", "format", "frequency"}}
    return found if len(named) >= 2 else None


def looks_often(cell: str) -> bool:
    """Whether a cell reads like a frequency, known or not."""
    return len(cell) <= 80 and bool(_OFTEN.search(cell))


def looks_format(cell: str) -> bool:
    """Whether a cell names a way to meet."""
    return len(cell) <= 120 and bool(_FORMAT.search(cell))


def guess(rows: Sequence[Sequence[str]]) -> tuple[Column | None, ...] | None:
    """The columns of a table without heading; None when no column reads like frequencies."""
    width = max((len(row) for row in rows), default=0)
    columns: list[Column | None] = [None] * width
    often = _best(rows, columns, looks_often)
    if often is None:
        return None
    columns[often] = "frequency"
    form = _best(rows, columns, looks_format)
    rest = [at for at, column in enumerate(columns) if column is None]
    if form is None:
        form = rest[-1] if rest else None
    if form is not None:
        columns[form] = "format"
        rest.remove(form)
    if rest:
        columns[rest[0]] = "circle"
    return tuple(columns)


def _best(
    rows: Sequence[Sequence[str]],
    columns: Sequence[Column | None],
    fits: Callable[[str], bool],
) -> int | None:
    """The free column that fits in most rows, if in half of them at least."""
    free = [at for at, column in enumerate(columns) if column is None]
    scores = {at: sum(at < len(row) and fits(row[at]) for row in rows) for at in free}
    best = max(free, key=lambda at: scores[at], default=None)
    return best if best is not None and scores[best] * 2 >= len(rows) > 0 else None
