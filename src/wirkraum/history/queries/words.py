"""Stored values in readable words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.kit.clock import BERLIN
from wirkraum.kit.dates import day_figures, o_clock

NOTHING = "–"
Key = tuple[type[models.Model], str]
Names = Mapping[Key, str]
Field = Any  # a stored field or a many-to-many field of any type


def value_words(field: Field, value: object, names: Names | None = None) -> str:
    """A value as the history keeps it, in words: choices, dates, records by their name.

    A model may say it better by a static method `<field>_words`.

    `names` spares looking up related records one by one (see `names_of`).
    """
    if value is None or value in ("", [], {}):
        return NOTHING
    if field.is_relation:
        known = names_of([(field, value)]) if names is None else names
        return ", ".join(known.get((field.related_model, key), _gone()) for key in _keys(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain_words(field, value)


def names_of(wanted: list[tuple[Field, object]]) -> dict[Key, str]:
    """The names of all related records among the values: one query per kind of record."""
    keys: dict[type[models.Model], set[str]] = {}
    for field, value in wanted:
        if field.is_relation and value is not None:
            keys.setdefault(field.related_model, set()).update(_keys(value))
    return {
        (model, str(one.pk)): str(one)
        for model, some in keys.items()
        for one in model._base_manager.filter(pk__in=some)
    }


def _keys(value: object) -> list[str]:
    return [str(key) for key in value] if isinstance(value, list) else [str(value)]


def _gone() -> str:
    return _("nicht mehr vorhanden")


def _plain_words(field: Field, value: object) -> str:  # noqa: PLR0911  one line per kind of value
    if own := getattr(field.model, f"{field.name}_words", None):
        return str(own(value))
    if isinstance(field, models.BooleanField):
        return _("ja") if value else _("nein")
    if isinstance(field, models.DateTimeField):
        moment = field.to_python(value).astimezone(BERLIN)
        return f"{day_figures(moment)}, {o_clock(f'{moment:%H:%M}')}"
    if isinstance(field, models.DateField):
        return day_figures(dt.date.fromisoformat(str(value)))
    if isinstance(field, models.TimeField):
        return o_clock(f"{dt.time.fromisoformat(str(value)):%H:%M}")
    if isinstance(field, models.DecimalField):
        return number_format(field.to_python(value))
    if isinstance(field, models.JSONField):
        return _json_words(value)
    return str(value)


def _json_words(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return ", ".join(str(one) for one in value)
    count = len(value) if isinstance(value, list | dict) else 1
    return ngettext("%(count)s Angabe", "%(count)s Angaben", count) % {"count": count}
