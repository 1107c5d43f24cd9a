"""Parses the text of problems and plans: JSON from strangers, strictly and within bounds."""

import json
from collections import Counter
from typing import NoReturn

from wirkraum.planning.domain.problem import ProblemError

MOST_BYTES = 20_000_000
# What a small text may hide: each value takes some hundred bytes once it is parsed.
MOST_VALUES = 1_500_000


class _Doubled:
    """Stands where an object names a key twice."""

    def __init__(self, key: str) -> None:
        self.key = key


def parse_json(raw: bytes) -> object:
    """The value written in UTF-8 JSON; raises ProblemError with the place and a remedy."""
    text = _decoded(raw)
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise ProblemError(
            "$", "Die Datei enthält zu viele Angaben.", f"Höchstens {MOST_VALUES} sind möglich."
        )
    doubled: list[_Doubled] = []
    value = _loaded(text, doubled)
    if doubled:
        path, key = _where(value)
        raise ProblemError(path, f"„{key}“ steht doppelt.", "Bitte jede Angabe nur einmal machen.")
    return value


def _decoded(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise ProblemError(
            "$", "Die Datei ist zu groß.", f"Höchstens {MOST_BYTES // 10**6} MB sind möglich."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(
            "$",
            f"Byte {error.start + 1} ist kein UTF-8.",
            "Bitte die Datei als UTF-8 speichern.",
        ) from None


def _loaded(text: str, doubled: list[_Doubled]) -> object:
    def pairs(found: list[tuple[str, object]]) -> object:
        value = dict(found)
        if len(value) == len(found):
            return value
        key = next(key for key, times in Counter(key for key, _ in found).items() if times > 1)
        doubled.append(_Doubled(key))
        return doubled[-1]

    try:
        value: object = json.loads(text, object_pairs_hook=pairs, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ProblemError(
            "$",
            f"Das ist kein JSON (Zeile {error.lineno}, Spalte {error.colno}).",
            "Bitte die Schreibweise an dieser Stelle prüfen.",
        ) from None
    except RecursionError:
        raise ProblemError(
            "$", "Die Angaben sind zu tief verschachtelt.", "Bitte flacher schreiben."
        ) from None
    except ProblemError:
        raise
    except ValueError:
        raise ProblemError("$", "Eine Zahl ist zu lang.", "Bitte kürzere Zahlen angeben.") from None
    return value


def _refuse(name: str) -> NoReturn:
    raise ProblemError("$", f"{name} ist keine Zahl.", "Bitte eine Zahl oder null angeben.")


def _where(value: object) -> tuple[str, str]:
    """The path of the outermost object with a doubled key, and the key."""
    left: list[tuple[str, object]] = [("$", value)]
    while True:
        path, found = left.pop()
        if isinstance(found, _Doubled):
            return path, found.key
        if isinstance(found, dict):
            left += [(f"{path}.{key}", each) for key, each in found.items()]
        elif isinstance(found, list):
            left += [(f"{path}[{at}]", each) for at, each in enumerate(found)]
