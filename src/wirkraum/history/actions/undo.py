"""Taking a verb back: every record it touched returns to its state before, or none does."""

from __future__ import annotations

import datetime as dt
from typing import cast

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError

from wirkraum.accounts.models import User
from wirkraum.history.actions.change import Change, change
from wirkraum.history.actions.fate import fate_of, needing
from wirkraum.history.actions.states import State, restored, same, snapshot
from wirkraum.history.models import Entry, Step
from wirkraum.kit.told import Told


class MovedOn(Exception):
    """The record has changed since, so the entry cannot be undone any more."""


def undo(*, entry: Entry, by: User | None, at: dt.datetime, summary: Told | str) -> Entry:
    """Take an entry back as a new entry of its own.

    Raises MovedOn when a record was changed since, is needed by a later one, or the entry was
    undone before; then nothing is changed. The words of the exception name what stands in the way.
    """
    try:
        with transaction.atomic():
            locked = Entry.objects.select_for_update().get(pk=entry.pk)
            if Entry.objects.filter(undoes=locked).exists():
                raise MovedOn(entry.summary)
            with change(by=by, at=at, scope=entry.scope, summary=summary, undoes=locked) as back:
                for step in reversed(list(locked.steps.all())):
                    _restore(back, step)
                _see_that_all_hold(back)
    except (ProtectedError, RestrictedError) as error:
        raise MovedOn(str(next(iter(needing(error)), entry.summary))) from error
    except IntegrityError as error:
        raise MovedOn(entry.summary) from error
    return back.entry


def _restore(back: Change, step: Step) -> None:
    model = apps.get_model(step.model)
    current = model._base_manager.filter(pk=step.key).first()
    now = snapshot(current) if current else None
    if not _as_left(now, step.after):
        raise MovedOn(str(current or step))
    if step.before is not None:
        record = restored(model, step.before)
        # The number of versions never goes back, or an old form would be taken for a fresh one.
        record.version = max(_version(now), _version(step.before))
        back.save(record, links=_links(model, step.before))
    elif current is not None:
        if others := fate_of(current).others:
            raise MovedOn(str(others[0]))
        back.delete(current)


def _as_left(now: State | None, after: State | None) -> bool:
    if now is None or after is None:
        return now is after
    return same(now, after)


def _version(state: State | None) -> int:
    version = (state or {}).get("version", 0)
    return version if isinstance(version, int) else 0


def _links(model: type[models.Model], state: State) -> dict[str, list[models.Model]]:
    links: dict[str, list[models.Model]] = {}
    for many in model._meta.many_to_many:
        keys = state.get(many.name)
        if isinstance(keys, list):
            links[many.name] = list(many.related_model._base_manager.filter(pk__in=keys))
            if len(links[many.name]) != len(keys):
                raise MovedOn(str(many.verbose_name))
    return links


def _see_that_all_hold(back: Change) -> None:
    """Databases check foreign keys only at the end; a person is to hear of it now."""
    # A verb may touch a record twice: only what it was left as counts.
    left = {(step.model, step.key): step.after for step in back.steps}
    for (label, _key), state in left.items():
        for column in apps.get_model(label)._meta.concrete_fields:
            key = (state or {}).get(column.attname)
            target = cast(type[models.Model] | None, column.related_model)
            if key is None or target is None:
                continue
            if not target._base_manager.filter(pk=key).exists():
                raise MovedOn(str(target._meta.verbose_name))
