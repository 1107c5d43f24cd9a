"""A record as plain JSON values and back: what the history keeps of it."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from types import NoneType
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

Record = TypeVar("Record", bound=models.Model)
State = dict[str, object]


def snapshot(record: models.Model) -> State:
    """Every stored field by its column name, and many-to-many fields as sorted keys."""
    state: State = {}
    for field in record._meta.concrete_fields:
        state[field.attname] = plain_value(_normal(field, getattr(record, field.attname)))
    for many in record._meta.many_to_many:
        state[many.name] = sorted(getattr(record, many.name).values_list("pk", flat=True))
    return state


def restored(model: type[Record], state: State) -> Record:
    """The record a state was taken from, not stored yet; many-to-many fields are left out."""
    known = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{n: known[n].to_python(value) for n, value in state.items() if n in known})


def same(one: State, other: State) -> bool:
    """Whether two states agree in everything but the version."""
    keys = (one.keys() | other.keys()) - {"version"}
    return all(one.get(key) == other.get(key) for key in keys)


def plain_value(value: object) -> object:
    """A value as JSON knows it; moments in UTC with full precision, bytes as Base64."""
    if isinstance(value, dict):
        return {str(key): plain_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(one) for one in value]
    for kind, translate in PLAIN.items():
        if isinstance(value, kind):
            return translate(value)
    raise TypeError(f"the history cannot keep {type(value).__name__}")


def _moment(value: dt.datetime) -> str:
    return (value.astimezone(dt.UTC) if value.tzinfo else value).isoformat()


def _base64(value: bytes) -> str:
    return base64.b64encode(bytes(value)).decode()


# Looked up in this order: a bool is an int, a datetime is a date, a TextChoices member a str.
PLAIN: dict[type, Callable[[Any], object]] = {
    NoneType: lambda _: None,
    bool: bool,
    int: int,
    float: float,
    str: str,
    dt.datetime: _moment,
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
    Decimal: str,
    UUID: str,
    bytes: _base64,
    memoryview: _base64,
}


def _normal(field: models.Field[Any, Any], value: object) -> object:
    """The value as the database would give it back, whatever a form or a caller handed in."""
    if value is None or isinstance(value, models.Model):
        return value
    value = field.to_python(value)
    if isinstance(field, models.DecimalField) and isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-field.decimal_places))
    return value
