"""A JSON value that knows its path, so that every complaint names the place."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wirkraum.planning.domain.problem import Minute, ProblemError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Node:
    value: object
    path: str = "$"

    def fail(self, reason: str, remedy: str) -> ProblemError:
        return ProblemError(self.path, reason, remedy)

    def child(self, key: str) -> "Node":
        """The value under a key that must be there."""
        found = self.maybe(key)
        if found is None:
            raise self.fail(f"Die Angabe „{key}“ fehlt.", f"Bitte „{key}“ ergänzen.")
        return found

    def maybe(self, key: str) -> "Node | None":
        """The value under a key, None where it is absent or null."""
        if not isinstance(self.value, dict):
            raise self.fail(
                "Hier muss ein Objekt stehen.", "Bitte { … } mit benannten Angaben schreiben."
            )
        value = self.value.get(key)
        return None if value is None else Node(value, f"{self.path}.{key}")

    def items(self, *, most: int, least: int = 0) -> list["Node"]:
        if not isinstance(self.value, list):
            raise self.fail("Hier muss eine Liste stehen.", "Bitte [ … ] schreiben.")
        if len(self.value) > most:
            raise self.fail(
                f"{len(self.value)} Einträge sind zu viele.", f"Höchstens {most} sind möglich."
            )
        if len(self.value) < least:
            raise self.fail("Die Liste ist zu kurz.", f"Bitte mindestens {least} Einträge angeben.")
        return [Node(value, f"{self.path}[{at}]") for at, value in enumerate(self.value)]

    def list_of(self, key: str, *, most: int) -> Iterator["Node"]:
        """The entries of an optional list."""
        found = self.maybe(key)
        return iter(found.items(most=most) if found else ())

    def text(self, *, most: int = 200) -> str:
        if not isinstance(self.value, str) or not self.value or len(self.value) > most:
            raise self.fail("Hier muss ein Text stehen.", f"Bitte 1 bis {most} Zeichen angeben.")
        if not self.value.isprintable():
            raise self.fail(
                "Der Text enthält Steuerzeichen.",
                "Bitte in einer Zeile ohne Sonderzeichen schreiben.",
            )
        return self.value

    def says(self, key: str) -> bool:
        """A yes or no that is no where it is absent."""
        found = self.maybe(key)
        if found is None:
            return False
        if not isinstance(found.value, bool):
            raise found.fail("Hier muss ja oder nein stehen.", "Bitte true oder false schreiben.")
        return found.value

    def integer(self, least: int, most: int) -> int:
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.fail(
                "Hier muss eine ganze Zahl stehen.", f"Erlaubt sind {least} bis {most}."
            )
        return value

    def number(self, least: float, most: float) -> float:
        value = self.value
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise self.fail("Hier muss eine Zahl stehen.", f"Erlaubt sind {least} bis {most}.")
        if not least <= value <= most:
            raise self.fail(f"{value} liegt außerhalb.", f"Erlaubt sind {least} bis {most}.")
        return float(value)

    def day(self) -> date:
        remedy = "Bitte als JJJJ-MM-TT schreiben, zum Beispiel 2026-11-30."
        if not isinstance(self.value, str) or not _DAY.fullmatch(self.value):
            raise self.fail("Das ist kein Datum.", remedy)
        try:
            return date.fromisoformat(self.value)
        except ValueError:
            raise self.fail(f"Den Tag {self.value} gibt es nicht.", remedy) from None

    def minute(self) -> Minute:
        remedy = "Bitte als HH:MM schreiben, zum Beispiel 08:30."
        found = _TIME.fullmatch(self.value) if isinstance(self.value, str) else None
        if found is None:
            raise self.fail("Das ist keine Uhrzeit.", remedy)
        hour, minute = int(found[1]), int(found[2])
        if minute > 59 or hour * 60 + minute > 24 * 60:
            raise self.fail(f"Die Uhrzeit {self.value} gibt es nicht.", remedy)
        return hour * 60 + minute

    def weekdays(self) -> frozenset[int]:
        return frozenset(node.integer(1, 7) for node in self.items(most=7))

    def word(self, *allowed: str) -> str:
        if self.value not in allowed:
            raise self.fail("Dieses Wort ist unbekannt.", f"Erlaubt sind: {', '.join(allowed)}.")
        return str(self.value)
