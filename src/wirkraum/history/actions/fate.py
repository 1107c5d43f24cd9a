"""What deleting a record would take along, and what would lose its hold on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector


@dataclass
class Loose:
    """A record that stays and lets go: fields that become empty, links that disappear."""

    record: models.Model
    emptied: dict[str, object] = field(default_factory=dict)
    unlinked: dict[str, set[object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Fate:
    """`doomed` go with the record (dependants first, the record last), `loose` stay behind."""

    doomed: tuple[models.Model, ...]
    loose: tuple[Loose, ...]

    @property
    def others(self) -> list[models.Model]:
        """All records it would touch beside the one itself."""
        return [*self.doomed[:-1], *(one.record for one in self.loose)]


def fate_of(record: models.Model) -> Fate:
    """Find out without deleting. Raises ProtectedError or RestrictedError when it cannot be."""
    collector = Collector(using=record._state.db or "default", origin=record)
    collector.collect([record])
    collected = list(_collected(collector))
    rows = [one for one in collected if one._meta.auto_created]
    doomed = _whole([one for one in collected if not one._meta.auto_created])
    loose = _let_go(collector, rows, {key_of(one) for one in doomed})
    return Fate(tuple(_dependants_first(doomed, record)), tuple(loose))


def needing(error: ProtectedError | RestrictedError) -> list[models.Model]:
    """The records that keep one from being deleted."""
    if isinstance(error, ProtectedError):
        return list(error.protected_objects)
    return list(error.restricted_objects)


def key_of(record: models.Model) -> tuple[type[models.Model], object]:
    """What tells one record from another."""
    return type(record), record.pk


def _collected(collector: Collector) -> Iterator[models.Model]:
    for instances in collector.data.values():
        yield from instances
    for query in collector.fast_deletes:
        yield from query


def _whole(records: Iterable[models.Model]) -> list[models.Model]:
    """The same records with all their fields: the collector loads only some."""
    found: list[models.Model] = []
    for _, some in groupby(sorted(records, key=_label), key=_label):
        alike = list(some)
        keys = [one.pk for one in alike]
        found += alike[0]._meta.model._base_manager.filter(pk__in=keys)
    return found


def _label(record: models.Model) -> str:
    return record._meta.label


def _let_go(
    collector: Collector,
    rows: Iterable[models.Model],
    doomed: set[tuple[type[models.Model], object]],
) -> Iterable[Loose]:
    """Those that stay: fields to be emptied, and links that are rows of their own."""
    loose: dict[tuple[type[models.Model], object], Loose] = {}
    for (column, value), batches in collector.field_updates.items():
        for one in _whole(one for batch in cast(Any, batches) for one in batch):
            if key_of(one) not in doomed:
                loose.setdefault(key_of(one), Loose(one)).emptied[column.name] = value
    for row in rows:
        owner, name, target = _link(row)
        if key_of(owner) not in doomed:
            gone = loose.setdefault(key_of(owner), Loose(owner)).unlinked
            gone.setdefault(name, set()).add(target)
    return loose.values()


def _link(row: models.Model) -> tuple[models.Model, str, object]:
    """Owner, field and target of a many-to-many row."""
    owner_model = cast(type[models.Model], row._meta.auto_created)
    many = next(m for m in owner_model._meta.many_to_many if m.remote_field.through is type(row))
    owner: models.Model = getattr(row, many.m2m_field_name())
    return owner, many.name, getattr(row, many.m2m_reverse_name())


def _dependants_first(doomed: list[models.Model], last: models.Model) -> list[models.Model]:
    """In an order in which each can go before what it refers to."""
    known = {key_of(one): one for one in doomed}
    ordered: dict[tuple[type[models.Model], object], models.Model] = {}
    open_: set[tuple[type[models.Model], object]] = set()

    def visit(one: models.Model) -> None:
        if key_of(one) in open_:
            return
        open_.add(key_of(one))
        for column in one._meta.concrete_fields:
            if column.remote_field:
                target = (column.related_model, getattr(one, column.attname))
                if target in known:
                    visit(known[target])
        ordered[key_of(one)] = one

    visit(known[key_of(last)])
    for one in doomed:
        visit(one)
    return list(reversed(ordered.values()))
