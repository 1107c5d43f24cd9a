"""One verb: a transaction, the records it touched, and its entry in the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from django.db import models, transaction

from wirkraum.accounts.models import User
from wirkraum.history.actions.fate import Loose, fate_of
from wirkraum.history.actions.states import State, same, snapshot
from wirkraum.history.actions.texts import make_legible
from wirkraum.history.models import Entry, Step
from wirkraum.kit.records import Versioned
from wirkraum.kit.told import Told

Record = TypeVar("Record", bound=models.Model)
Links = Mapping[str, Iterable[models.Model]]


class Conflict(Exception):
    """Somebody else saved the record first; `current` is what stands there now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{current} was changed by somebody else")
        self.current = current


class Gone(Exception):
    """Somebody else deleted the record first."""


class Change:
    """Collects the steps of one verb. Use `change(...)`, which wraps it in a transaction."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.steps: list[Step] = []

    def save(
        self, record: Record, *, expected: int | None = None, links: Links | None = None
    ) -> Record:
        """Store a new or changed record; `expected` is the version its editor saw, else the loaded one.

        Raises Conflict when the stored version is another one, Gone when there is none any more,
        Refused for a text without a legible sign. What changes nothing leaves the version and the
        history alone.
        """
        make_legible(record)
        stored = self.check(record, expected=_loaded(record) if expected is None else expected)
        before = None if stored is None else snapshot(stored)
        seen = getattr(stored or record, "version", 0)
        if isinstance(record, Versioned):
            record.version = seen + 1
        record.save()
        for name, objects in (links or {}).items():
            getattr(record, name).set(objects)
        after = snapshot(record)
        if before is not None and same(before, after):
            self._unchanged(record, seen)
        else:
            self._step(record, before, after)
        return record

    def check(self, record: Record, *, expected: int | None) -> Record | None:
        """Lock and return the stored record (None: not there). Raises Conflict or Gone."""
        if record.pk is None:
            return None
        manager = type(record)._base_manager
        stored: Record | None = manager.select_for_update().filter(pk=record.pk).first()
        if expected is None:
            return stored
        if stored is None:
            raise Gone(str(record))
        if getattr(stored, "version", expected) != expected:
            raise Conflict(stored)
        return stored

    def delete(self, record: models.Model, *, expected: int | None = None) -> None:
        """Remove a record and all that hangs on it, each with a step of its own.

        Raises ProtectedError when others need it, Conflict when it is not as its reader saw it.
        """
        self.check(record, expected=expected)
        fate = fate_of(record)
        # First those that let go: an undo runs backwards and needs their target to be there again.
        for loose in fate.loose:
            self._loosen(loose)
        for one in fate.doomed:
            self._step(one, snapshot(one), None)
        record.delete()

    def _loosen(self, loose: Loose) -> None:
        for name, value in loose.emptied.items():
            setattr(loose.record, name, value)
        links: Links = {
            name: [one for one in getattr(loose.record, name).all() if one.pk not in gone]
            for name, gone in loose.unlinked.items()
        }
        self.save(loose.record, links=links)

    def _unchanged(self, record: models.Model, version: int) -> None:
        if isinstance(record, Versioned):
            record.version = version
            type(record)._base_manager.filter(pk=record.pk).update(version=version)

    def _step(self, record: models.Model, before: State | None, after: State | None) -> None:
        self.steps.append(
            Step(
                entry=self.entry,
                number=len(self.steps) + 1,
                model=record._meta.label_lower,
                key=str(record.pk),
                before=before,
                after=after,
            )
        )


def _loaded(record: models.Model) -> int | None:
    """The version a record had when it was read: saving it must not undo what came in between."""
    if isinstance(record, Versioned) and not record._state.adding:
        return record.version
    return None


@contextmanager
def change(
    *,
    by: User | None,
    at: dt.datetime,
    scope: int | None,
    summary: Told | str,
    undoes: Entry | None = None,
) -> Iterator[Change]:
    """Open one verb: all or nothing, and one history entry if anything changed.

    The history keeps the summary in German, whatever language its author reads.
    """
    with transaction.atomic():
        entry = Entry(scope=scope, at=at, by=by, undoes=undoes)
        entry.tell(summary)
        entry.save()
        collected = Change(entry)
        yield collected
        if collected.steps:
            Step.objects.bulk_create(collected.steps)
        else:
            entry.delete()
