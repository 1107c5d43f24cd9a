"""The sheets of the planner's workbook, their columns, and what each cell means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.planning.domain.tables import cells, when
from wirkraum.planning.domain.tables.cells import Kind


@dataclass(frozen=True)
class Column:
    """A column: its heading, how a cell is read, and what an empty one does.

    An empty cell `clears` what is stored or leaves it; `refers` names the sheet or list whose names
    it holds, several of them when `many`.
    """

    key: str
    heading: str
    kind: Kind
    note: Told
    required: bool = False
    clears: bool = False
    refers: str = ""
    many: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet; a row is known by its cells in `names`. `grows`: new rows may be entered."""

    name: str
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    about: Told
    grows: bool = True

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their key."""
        return {column.key: column for column in self.columns}


YES = _("„ja“ oder „nein“.")
COORDINATION = {
    "muss dabei sein": "required",
    "ist eingeladen": "optional",
    "ist nicht dabei": "absent",
}
PERIODS = {"Monat": "month", "Quartal": "quarter", "Halbjahr": "halfyear", "Jahr": "year"}

FORMATS = Sheet(
    "Formate",
    (
        Column("code", "Kürzel", cells.capitals(8), _("Daran wird das Format erkannt."), required=True),
        Column("name", "Format", cells.text(120), _("Name des Formats."), required=True),
        Column("detail", "Zusatz", cells.text(120), _("Freiwillig."), clears=True),
        Column(
            "circle", "Zielgruppe", cells.text(120), _("Name einer Zielgruppe des Programms."),
            required=True, refers="circles",
        ),
        Column(
            "frequency", "Häufigkeit", cells.frequency(), _("In Ihren Worten, z. B. „2x/Monat“."),
            required=True,
        ),
        Column("minutes", "Dauer", cells.whole(15, 600), _("In Minuten.")),
        Column("weekdays", "Wochentage", when.weekdays(), _("Mögliche Tage, z. B. „Mo, Di, Mi“.")),
        Column("earliest", "frühestens", when.time(), _("Frühester Beginn, z. B. „9:00“.")),
        Column("latest", "spätestens", when.time(), _("Spätestes Ende, z. B. „16:00“.")),
        Column(
            "wish", "am liebsten", when.wish(), _("Wochentag, Uhrzeit oder beides: „Mi 9:00“."),
            clears=True,
        ),
        Column("place", "Ort", cells.text(160), _("Ort in Worten, wenn kein Raum zur Wahl steht."), clears=True),
        Column(
            "rooms", "Räume", cells.several(),
            _("Mögliche Räume als „Ort, Raum“; mehrere in eigenen Zeilen oder mit Strichpunkt."),
            clears=True, refers="rooms", many=True,
        ),
        Column(
            "coordination", "Koordinierung", cells.choice(COORDINATION),
            _("„muss dabei sein“, „ist eingeladen“ oder „ist nicht dabei“."),
        ),
        Column(
            "gap", "Abstand", cells.whole(1, 366),
            _("Mindestens so viele Tage zwischen zwei Terminen. Leer: gleichmäßig verteilt."),
            clears=True,
        ),
        Column("in_holidays", "auch in den Ferien", cells.yes_no(), YES),
        Column("not_first_week", "nicht in der ersten Schulwoche", cells.yes_no(), YES),
        Column("not_beside_holidays", "nicht neben den Ferien", cells.yes_no(), YES),
        Column(
            "not_with", "nie am selben Tag wie", cells.several(),
            _("Kürzel anderer Formate, mehrere mit Strichpunkt."),
            clears=True, refers="Formate", many=True,
        ),
        Column("set_by_others", "von anderen festgelegt", cells.yes_no(), YES),
        Column(
            "reserve", "Tage freihalten", cells.whole(1, 31), _("Nur für „nach Bedarf“."),
            clears=True,
        ),
        Column(
            "period", "je", cells.choice(PERIODS), _("„Monat“, „Quartal“, „Halbjahr“ oder „Jahr“.")
        ),
        Column("since", "gilt ab", when.day(), _("Leer: ab dem Beginn des Schuljahres.")),
        Column("until", "gilt bis", when.day(), _("Leer: ohne Ende."), clears=True),
    ),
    ("code",),
    _("Wer wie oft zusammenkommt, und nach welchen Regeln."),
)  # fmt: skip
ROOMS = Sheet(
    "Räume",
    (
        Column("place", "Ort", cells.text(120), _("Daran wird der Ort erkannt."), required=True),
        Column("room", "Raum", cells.text(80), _("Leer: Die Zeile beschreibt nur den Ort.")),
        Column("seats", "Plätze", cells.whole(1, 5000), _("Wie viele Platz haben.")),
        Column("site", "Standort", cells.text(160), _("Marke oder Name, wenn der Ort dort liegt."), refers="sites"),
        Column("latitude", "Breite", cells.decimal(-90, 90), _("z. B. 51,0456; freiwillig.")),
        Column("longitude", "Länge", cells.decimal(-180, 180), _("z. B. 13,6674; freiwillig.")),
        Column("online", "online", cells.yes_no(), YES),
    ),
    ("place", "room"),
    _("Wo Termine sein können. Ein Ort mit mehreren Räumen hat mehrere Zeilen."),
)  # fmt: skip
WAYS = Sheet(
    "Wegzeiten",
    (
        Column("one", "von", cells.text(120), _("Name eines Ortes."), required=True, refers="Orte"),
        Column("other", "nach", cells.text(120), _("Name eines anderen Ortes."), required=True, refers="Orte"),
        Column("minutes", "Minuten", cells.whole(0, 600), _("Hin wie zurück."), required=True),
    ),
    ("one", "other"),
    _("Nur Wege, bei denen die Luftlinie täuscht."),
)  # fmt: skip
AWAY = Sheet(
    "Abwesenheiten",
    (
        Column("post", "Stelle", cells.text(200), _("Bezeichnung der Stelle."), required=True, refers="posts"),
        Column("first", "von", when.day(), _("Erster Tag."), required=True),
        Column("last", "bis", when.day(), _("Letzter Tag."), required=True),
        Column("begins", "von Uhr", when.time(), _("Leer: den ganzen Tag.")),
        Column("ends", "bis Uhr", when.time(), _("Leer: den ganzen Tag.")),
        Column("reason", "Grund", cells.text(120), _("Freiwillig. Bitte nichts über Gesundheit."), clears=True),
    ),
    ("post", "first", "last", "begins", "ends"),
    _("Wann eine Stelle nicht da ist. Abwesenheiten von Personen und aus Kalendern stehen hier nicht."),
)  # fmt: skip
DEPUTIES = Sheet(
    "Vertretungen",
    (
        Column("post", "Stelle", cells.text(200), _("Bezeichnung der Stelle."), required=True, refers="posts"),
        Column("deputy", "Vertretung", cells.text(200), _("Welche Stelle sie vertritt."), required=True, refers="posts"),
        Column("since", "gilt ab", when.day(), _("Erster Tag."), required=True),
        Column("until", "gilt bis", when.day(), _("Leer: ohne Ende."), clears=True),
    ),
    ("post", "deputy", "since"),
    _("Wer für wen einspringt."),
)  # fmt: skip
DAYS = Sheet(
    "Arbeitstage",
    (
        Column("post", "Stelle", cells.text(200), _("Bezeichnung der Stelle."), required=True),
        Column("person", "Funktion", cells.text(200), _("Wer die Stelle hat."), required=True),
        Column("weekdays", "Wochentage", when.weekdays(), _("z. B. „Mo–Do“."), required=True),
    ),
    ("post", "person"),
    _("An den übrigen Tagen wird nichts geplant. Neue Besetzungen legen Sie bei der Stelle an."),
    grows=False,
)
SHEETS = (FORMATS, ROOMS, WAYS, AWAY, DEPUTIES, DAYS)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
PLACE_COLUMNS = ("site", "latitude", "longitude", "online")
