"""German that fits the number: lists, counted nouns, dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wirkraum.kit.told import MONTHS

Case = Literal["nominative", "accusative", "dative"]
Gender = Literal["m", "f", "n"]

_WORDS = (
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
_GLUE = "\u00a0\u202f\u00ad"  # spaces that hold words together, the soft hyphen
# Endings of ein/kein before a singular noun, and of the definite article.
_ENDINGS: Mapping[tuple[Gender, Case], str] = {
    ("m", "nominative"): "",
    ("m", "accusative"): "en",
    ("m", "dative"): "em",
    ("f", "nominative"): "e",
    ("f", "accusative"): "e",
    ("f", "dative"): "er",
    ("n", "nominative"): "",
    ("n", "accusative"): "",
    ("n", "dative"): "em",
}
_THE: Mapping[tuple[Gender, Case], str] = {
    ("m", "nominative"): "der eine",
    ("m", "accusative"): "den einen",
    ("m", "dative"): "dem einen",
    ("f", "nominative"): "die eine",
    ("f", "accusative"): "die eine",
    ("f", "dative"): "der einen",
    ("n", "nominative"): "das eine",
    ("n", "accusative"): "das eine",
    ("n", "dative"): "dem einen",
}


@dataclass(frozen=True)
class Noun:
    """A noun as it is counted; `dative` is the dative plural where it adds an n."""

    one: str
    many: str
    gender: Gender
    dative: str = ""

    def form(self, number: int, case: Case = "nominative") -> str:
        """Return the noun alone in the form that `number` and `case` ask for."""
        if number == 1:
            return self.one
        return self.dative or self.many if case == "dative" else self.many


SITE = Noun("Standort", "Standorte", "m", "Standorten")
DATE = Noun("Termin", "Termine", "m", "Terminen")
PRIMARY = Noun("Grundschule", "Grundschulen", "f")
SPECIAL = Noun("Förderschule", "Förderschulen", "f")
RECORD = Noun("Beleg", "Belege", "m", "Belegen")


def join(words: Sequence[str], last: str = "und") -> str:
    """Join as German lists do: „A, B und C“."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def number_word(number: int) -> str:
    """Return the number as a word up to twelve, in figures beyond."""
    return _WORDS[number] if 0 <= number <= 12 else str(number)


def counted(number: int, noun: Noun, case: Case = "nominative") -> str:
    """Return „kein Standort“, „ein Standort“, „zwei Standorte“, „13 Standorte“."""
    if number > 1:
        return f"{number_word(number)} {noun.form(number, case)}"
    article = "kein" if number == 0 else "ein"
    return f"{article}{_ENDINGS[noun.gender, case]} {noun.one}"


def figures(number: int, noun: Noun, case: Case = "nominative") -> str:
    """Return „1 Termin“, „34 Termine“: for counts that are read as figures."""
    return f"{number} {noun.form(number, case)}"


def definite(number: int, noun: Noun, case: Case = "nominative") -> str:
    """Return „den sechs Grundschulen“, „der einen Förderschule“ (case dative)."""
    if number == 0:
        return counted(0, noun, case)
    if number == 1:
        return f"{_THE[noun.gender, case]} {noun.one}"
    article = "den" if case == "dative" else "die"
    return f"{article} {number_word(number)} {noun.form(number, case)}"


def vacancy(vacant: int) -> str:
    """Say how many leading posts are still open."""
    if vacant == 0:
        return "alle Leitungspositionen besetzt"
    return f"aktuell {counted(vacant, SITE)} noch in der Besetzung"


def tidy(text: str) -> str:
    """Return the text on one line, without control characters."""
    plain = (sign if sign.isprintable() or sign in _GLUE else " " for sign in text)
    return " ".join(part for part in "".join(plain).split(" ") if part)


def date_short(day: date) -> str:
    """Return 01.08.2023."""
    return f"{day:%d.%m}.{day.year:04}"


def date_long(day: date) -> str:
    """Return 30. November 2023."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def school_year(start: int) -> str:
    """Return 2023/2024 for the school year that begins in August 2023."""
    return f"{start}/{start + 1}"


_FEMININE = ("ung", "gruppe", "runde", "enz", "ion", "ie", "schaft", "konferenz")


def out_of(occasion: str) -> str:
    """Return „aus dem Trägertreffen“, „aus der Lenkungsgruppe“: the article by the word's ending."""
    article = "der" if occasion.lower().endswith(_FEMININE) else "dem"
    return f"aus {article} {occasion}"
