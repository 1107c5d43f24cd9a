"""The past in readable words: who did what when, and each field before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wirkraum.history.models import Entry, Step
from wirkraum.history.queries.words import NOTHING, Field, Names, names_of, value_words
from wirkraum.kit.words import quoted

# Inner workings, secrets, and what is the same for every record of a programme.
UNTOLD = {"programme", "token"}
TITLES = ("name", "title", "label", "function", "text", "street")


@dataclass(frozen=True)
class FieldWords:
    """A field that changed; `before` is "" where nothing stood."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class StepWords:
    """A record within an entry: `kind` is "new", "changed" or "gone"."""

    kind: str
    what: str
    name: str
    fields: tuple[FieldWords, ...]

    @property
    def heading(self) -> str:
        """ "Anschrift „Hauptstraße 1“ angelegt"."""
        did = {"new": _("angelegt"), "changed": _("geändert"), "gone": _("gelöscht")}[self.kind]
        return f"{self.what} {quoted(self.name)} {did}" if self.name else f"{self.what} {did}"


@dataclass(frozen=True)
class Told:
    """An entry of the history; `by` is the function (else the account) of who did it."""

    pk: int
    at: dt.datetime
    by: str
    summary: str
    undone_by: int | None
    undoes_id: int | None
    steps: tuple[StepWords, ...]

    @property
    def changes(self) -> tuple[FieldWords, ...]:
        """All changed fields, whichever record they belong to."""
        return tuple(field for step in self.steps for field in step.fields)


def told(entries: Iterable[Entry], *, names: Mapping[int, str] | None = None) -> list[Told]:
    """Entries in words; `names` gives accounts (by key) the function to show instead of an address.

    One query per kind of record the entries refer to, however many entries there are.
    """
    listed = list(entries)
    steps = [step for entry in listed for step in entry.steps.all()]
    known = names_of(
        [
            (field, state.get(_column(field)))
            for step in steps
            for state in (step.before or {}, step.after or {})
            for field in _fields(step)
        ]
    )
    return [_tell(entry, known, names or {}) for entry in listed]


def field_words(step: Step, *, names: Names | None = None) -> tuple[FieldWords, ...]:
    """The fields a step changed, in the order of the record; a new record tells what it holds."""
    before, after = step.before or {}, step.after or {}
    changed = [
        field for field in _fields(step) if before.get(_column(field)) != after.get(_column(field))
    ]
    words = [
        FieldWords(
            capfirst(str(field.verbose_name)),
            _before(field, before, names),
            value_words(field, after.get(_column(field)), names) if step.after else "",
        )
        for field in changed
    ]
    return tuple(one for one in words if {one.before, one.after} - {"", NOTHING})


def _before(field: Field, state: Mapping[str, object], names: Names | None) -> str:
    words = value_words(field, state.get(_column(field)), names)
    return "" if words == NOTHING else words


def _tell(entry: Entry, known: Names, names: Mapping[int, str]) -> Told:
    undone = getattr(entry, "undone_by", None)
    return Told(
        pk=entry.pk,
        at=entry.at,
        by=names.get(entry.by_id or 0) or (str(entry.by) if entry.by else ""),
        summary=entry.summary,
        undone_by=undone.pk if undone else None,
        undoes_id=entry.undoes_id,
        steps=tuple(_step_words(step, known) for step in entry.steps.all()),
    )


def _step_words(step: Step, known: Names) -> StepWords:
    state = step.after or step.before or {}
    kind = "new" if step.before is None else "gone" if step.after is None else "changed"
    return StepWords(
        kind=kind,
        what=capfirst(str(_model(step)._meta.verbose_name)),
        name=next((str(state[title]) for title in TITLES if state.get(title)), ""),
        fields=field_words(step, names=known),
    )


def _model(step: Step) -> type[models.Model]:
    return apps.get_model(step.model)


def _fields(step: Step) -> list[Field]:
    meta: Any = _model(step)._meta
    return [
        field
        for field in [*meta.concrete_fields, *meta.many_to_many]
        if field.editable and not field.primary_key and field.name not in UNTOLD
    ]


def _column(field: Field) -> str:
    return str(field.name if field.many_to_many else field.attname)
