"""Two people edit one record: what the second one sends is joined with what the first one saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst

from wirkraum.history.actions import snapshot
from wirkraum.history.domain.merge import Clash, merge
from wirkraum.history.forms import RecordForm
from wirkraum.history.pages.page import ShownClash
from wirkraum.history.queries import base_of, value_words

CHOICE = "wahl-"
Form = RecordForm[Any]


@dataclass(frozen=True)
class Joined:
    """Input to go on with: mine where I changed something, theirs everywhere else."""

    data: QueryDict
    clashes: tuple[ShownClash, ...]


def chosen(sent: QueryDict, stored: Form) -> QueryDict:
    """What was sent; where the editor took the other version of a clash, that one's value.

    `stored` is the form of the record as it stands now.
    """
    data = sent.copy()
    columns = stored.columns()
    for key, value in sent.items():
        column = key.removeprefix(CHOICE)
        if key.startswith(CHOICE) and value == "theirs" and column in columns:
            _take(data, stored, columns[column])
    return data


def join(form: Form, stored: Form) -> Joined:
    """Join a valid form whose version is outdated with the record as it stands now."""
    columns = form.columns()
    edited = snapshot(form.instance)
    for name, some in form.links().items():
        edited[name] = sorted(one.pk for one in some)
    theirs = snapshot(stored.instance)
    mine = {column: edited.get(column) for column in columns}
    base = base_of(stored.instance, version=form.expected or 0) or {}
    joined = merge(base=base, mine=mine, theirs=theirs)
    data = cast(QueryDict, form.data).copy()
    data["version"] = str(getattr(stored.instance, "version", ""))
    for column, value in joined.fields.items():
        if value != mine[column]:
            _take(data, stored, columns[column])
    return Joined(data, tuple(_shown(joined.clashes, form)))


def _take(data: QueryDict, stored: Form, names: Iterable[str]) -> None:
    """Put the stored record's values into the input, as if they had been typed."""
    for name in names:
        value = stored[name].value()
        if isinstance(value, list | tuple | set | models.QuerySet):
            data.setlist(name, [str(getattr(one, "pk", one)) for one in value])
        else:
            data[name] = "" if value is None else str(value)


def _shown(clashes: Iterable[Clash], form: Form) -> Iterable[ShownClash]:
    meta: Any = form.instance._meta
    known = {field.attname: field for field in meta.concrete_fields}
    known |= {many.name: many for many in meta.many_to_many}
    for clash in clashes:
        field = known[clash.field]
        own = form.fields.get(field.name)
        label = own.label if own else field.verbose_name
        mine, theirs = value_words(field, clash.mine), value_words(field, clash.theirs)
        yield ShownClash(clash.field, capfirst(str(label)), mine, theirs)
