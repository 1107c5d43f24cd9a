"""The coordinators' vocabulary: every word the grammar knows, and what kind of word it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import product

from wirkraum.planning.domain.rhythm.shape import LAST


class Kind(StrEnum):
    """What a word does in a sentence about frequency."""

    NUMBER = auto()  # zwei, 14
    ORDINAL = auto()  # 1., ersten, letzten
    TIMES = auto()  # x, mal, Termine
    COUNT = auto()  # zweimal
    UNIT = auto()  # Monat
    ADVERB = auto()  # monatlich: once per unit
    DAILY = auto()  # täglich: each school day
    SPAN = auto()  # vierzehntägig: an interval
    SUFFIX = auto()  # -tägig after a number
    ALL = auto()  # alle
    EACH = auto()  # jede
    PER = auto()  # im, pro
    SLASH = auto()
    WEEKDAY = auto()
    MONTH = auto()
    AND = auto()
    OR = auto()
    COMMA = auto()
    TO = auto()  # bis, –
    OPEN = auto()
    CLOSE = auto()
    NOISE = auto()  # der, immer
    APIECE = auto()  # jeweils
    EXCEPT = auto()  # außer
    HOLIDAYS = auto()
    HEDGE = auto()  # ca.
    VAGUE = auto()  # mehrmals
    DEMAND = auto()  # Bedarf
    ADDED = auto()  # zusätzlich
    OPEN_ENDED = auto()  # tbd
    TO_SETTLE = auto()  # geklärt: only with "noch", "wird", "zu"
    LEAD = auto()  # noch, nach, auf
    UNKNOWN = auto()
    END = auto()


@dataclass(frozen=True)
class Entry:
    """A word as it is written, its kind, and the number or unit it stands for."""

    word: str
    kind: Kind
    number: int = 0
    unit: str = ""


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))

NUMBERS = dict.fromkeys(["ein", "eins", "eine", "einen", "einem", "einer", "eines"], 1) | {
    "zwei": 2,
    "zwo": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
}
STEMS = [
    "erst",
    "zweit",
    "dritt",
    "viert",
    "fünft",
    "sechst",
    "siebt",
    "acht",
    "neunt",
    "zehnt",
    "elft",
    "zwölft",
]
MONTHS = [
    "Januar Jan Jänner Jän",
    "Februar Feb Febr Feber",
    "März Mär Mrz",
    "April Apr",
    "Mai",
    "Juni Jun Juno",
    "Juli Jul",
    "August Aug",
    "September Sept Sep",
    "Oktober Okt",
    "November Nov",
    "Dezember Dez",
]
WEEKDAYS = [
    "Montag Mo",
    "Dienstag Di",
    "Mittwoch Mi",
    "Donnerstag Do",
    "Freitag Fr",
    "Samstag Sonnabend Sa",
    "Sonntag So",
]
UNITS = {
    "day": "Tag Tage Tagen Schultag Werktag",
    "week": "Woche Wochen Wo Wch Schulwoche Kalenderwoche",
    "month": "Monat Monate Monaten Monats Mon Mt Kalendermonat Schulmonat m",
    "quarter": "Quartal Quartale Quartalen Quartals Vierteljahr Vierteljahre Qu Q Qrtl",
    "half_year": "Schulhalbjahr Halbjahr Halbjahre Halbjahren Schulhalbjahre Hj Shj Semester",
    "year": "Jahr Schuljahr Jahre Jahren Jahres Schuljahres Kalenderjahr Sj J a annum",
}
ADVERBS = {
    "week": "wöchentlich wöchentl wtl allwöchentlich",
    "month": "monatlich monatl mtl allmonatlich",
    "quarter": "vierteljährlich quartalsweise vierteljährl vierteljährig quartalsmäßig quartalweise",
    "half_year": "halbjährlich halbjährl halbjährig schulhalbjährlich",
    "year": "jährlich jährl alljährlich schuljährlich",
}
SUFFIXES = {
    "day": "tägig tägl tägiger tägige",
    "week": "wöchig wöchentlich wöchentl wöchige",
    "month": "monatig monatlich monatl",
    "year": "jährlich jährig",
}
PLAIN = {
    Kind.TIMES: "x mal male Termin Termine Terminen Treffen Sitzung Sitzungen",
    Kind.DAILY: "täglich werktäglich schultäglich werktags wochentags",
    Kind.ALL: "alle aller",
    Kind.EACH: "jeden jede jedes jeder jedem",
    Kind.PER: "im pro je per in am an p à von",
    Kind.AND: "und u sowie plus",
    Kind.OR: "oder o bzw beziehungsweise",
    Kind.TO: "bis",
    Kind.NOISE: "der die das den dem des immer stets regulär zwar fest feste turnusmäßig",
    Kind.APIECE: "jeweils",
    Kind.EXCEPT: "außer außerhalb ohne",
    Kind.HOLIDAYS: "Ferien Schulferien Ferienzeit Ferienzeiten Feiertage Feiertagen Feiertag",
    Kind.HEDGE: "ca circa zirka etwa ungefähr rund mindestens mind min wenigstens höchstens max "
    "maximal möglichst ggf gegebenenfalls evtl eventuell fast meist meistens idealerweise ungef",
    Kind.VAGUE: "mehrmals mehrfach oft öfters häufig regelmäßig manchmal selten gelegentlich "
    "sporadisch mehrere einige",
    Kind.DEMAND: "Bedarf bedarfsweise bedarfsorientiert bedarfsabhängig bedarfsgerecht bedarfsbezogen "
    "Anfrage Anfragen Nachfrage anlassbezogen anlassabhängig Anlass Vereinbarung "
    "Terminvereinbarung Absprache Wunsch Anforderung situativ situationsbezogen fallbezogen adhoc "
    "hoc unregelmäßig flexibel nv nb",
    Kind.ADDED: "zusätzlich zzgl öfter häufiger mehr weitere darüber hinaus auch außerdem ergänzend",
    Kind.OPEN_ENDED: "offen tbd tba tbc nn unklar ungeklärt unbestimmt unbekannt folgt ka",
    Kind.TO_SETTLE: "festgelegt festzulegen festlegen festgesetzt geklärt klären Klärung abgestimmt "
    "abzustimmen abstimmen Abstimmung vereinbart vereinbaren bestimmt bestimmen Planung "
    "bekanntgegeben entschieden entscheiden definiert definieren bekannt besprochen besprechen",
    Kind.LEAD: "noch wird werden zu nicht ist sind muss müssen bisher derzeit aktuell momentan steht "
    "gerade nach auf bei ad n individueller individuelle konkretem gemeinsamer jederzeit",
}


def key_of(word: str) -> str:
    """The word as it is looked up: without case, umlauts spelt out, invisible signs dropped."""
    composed = unicodedata.normalize("NFC", word.translate(INVISIBLE))
    return composed.casefold().translate(UMLAUTS)


def _numbers() -> Iterator[Entry]:
    for word, number in NUMBERS.items():
        yield Entry(word, Kind.NUMBER, number)
        yield Entry(f"{word}mal", Kind.COUNT, number)
        if number > 1:
            for unit, endings in SUFFIXES.items():
                yield from (Entry(word + end, Kind.SPAN, number, unit) for end in endings.split())


def _ordinals() -> Iterator[Entry]:
    for number, stem in enumerate(STEMS, start=1):
        yield from (
            Entry(stem + end, Kind.ORDINAL, number) for end in ("en", "e", "er", "es", "em")
        )
    for (stem, number), end in product(
        (("letzt", LAST), ("vorletzt", -2)), ("en", "e", "er", "es")
    ):
        yield Entry(stem + end, Kind.ORDINAL, number)


def _calendar() -> Iterator[Entry]:
    for number, names in enumerate(MONTHS, start=1):
        yield from (Entry(name, Kind.MONTH, number) for name in names.split())
    for number, names in enumerate(WEEKDAYS, start=1):
        for name in names.split():
            yield Entry(name, Kind.WEEKDAY, number)
            if len(name) > 2:
                yield Entry(f"{name.lower()}s", Kind.WEEKDAY, number)


def _units() -> Iterator[Entry]:
    tables = ((Kind.SUFFIX, SUFFIXES), (Kind.ADVERB, ADVERBS), (Kind.UNIT, UNITS))
    for kind, table in tables:
        for unit, words in table.items():
            yield from (Entry(word, kind, unit=unit) for word in words.split())


def _plain() -> Iterator[Entry]:
    for kind, words in PLAIN.items():
        yield from (Entry(word, kind) for word in words.split())


def _lexicon(*parts: Iterable[Entry]) -> dict[str, Entry]:
    return {key_of(entry.word): entry for part in parts for entry in part}


# Later parts win: "wöchentlich" is an adverb first, a suffix only right after a number.
LEXICON = _lexicon(_ordinals(), _numbers(), _units(), _calendar(), _plain())
