"""Frozen dataclasses to canonical JSON and back: same value, same bytes."""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class BrokenTree(ValueError):
    """The JSON is not a tree of the expected shape; the message names the place."""


def encode(value: object) -> Any:
    """Return plain JSON values; a dataclass becomes an object of its fields."""
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces."""
    return json.dumps(
        encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def decode(kind: type[T], text: str) -> T:
    """Read canonical JSON back.

    Raises BrokenTree for anything that is not such a tree.
    """
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise BrokenTree(f"Kein gültiges JSON: {error}") from error
    built = _build(kind, plain, kind.__name__)
    if not isinstance(built, kind):
        raise BrokenTree(f"{kind.__name__} erwartet")
    return built


def _build(kind: Any, plain: Any, place: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), plain, place)
    if origin is tuple:
        return _items(get_args(kind)[0], plain, place)
    if is_dataclass(kind):
        return _object(kind, plain, place)
    return _leaf(kind, plain, place)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _object(kind: Any, plain: Any, place: str) -> Any:
    if not isinstance(plain, dict):
        raise BrokenTree(f"{place}: Objekt erwartet")
    hints = _hints(kind)
    names = {field.name for field in fields(kind)}
    # An edition outlives the program that made it: a field it did not know yet takes its default.
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    if wrong := (plain.keys() - names) | (needed - plain.keys()):
        raise BrokenTree(f"{place}: {', '.join(sorted(wrong))} passt nicht")
    return kind(**{name: _build(hints[name], plain[name], f"{place}.{name}") for name in plain})


def _items(kind: Any, plain: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise BrokenTree(f"{place}: Liste erwartet")
    return tuple(_build(kind, item, f"{place}[{index}]") for index, item in enumerate(plain))


def _one_of(kinds: tuple[Any, ...], plain: Any, place: str) -> Any:
    """Choose the member of a union: `None`, or the dataclass whose `kind` is named."""
    if plain is None and type(None) in kinds:
        return None
    members = [kind for kind in kinds if kind is not type(None)]
    if len(members) == 1:
        return _build(members[0], plain, place)
    named = plain.get("kind") if isinstance(plain, dict) else None
    for member in members:
        if get_args(_hints(member)["kind"]) == (named,):
            return _build(member, plain, place)
    raise BrokenTree(f"{place}: unbekannte Art {named!r}")


def _leaf(kind: Any, plain: Any, place: str) -> Any:
    if get_origin(kind) is Literal:
        fits: Callable[[Any], bool] = get_args(kind).__contains__
    elif kind is date:
        return _day(plain, place)
    else:
        fits = lambda found: type(found) is kind  # noqa: E731  bool is no int here
    if not isinstance(plain, (str, int, bool)) or not fits(plain):
        raise BrokenTree(f"{place}: {plain!r} passt nicht")
    return plain


def _day(plain: Any, place: str) -> date:
    try:
        return date.fromisoformat(plain)
    except (TypeError, ValueError) as error:
        raise BrokenTree(f"{place}: {plain!r} ist kein Datum") from error
