"""Entries of a record, loaded to be told, and the state a record had at a version."""

from __future__ import annotations

from django.db import models
from django.db.models import Prefetch, Q, QuerySet

from wirkraum.history.models import Entry, Step


def of_record(record: models.Model, *, limit: int = 50) -> list[Entry]:
    """The record's own past, newest first; of a verb that touched others too, its own steps."""
    own = Step.objects.filter(model=record._meta.label_lower, key=str(record.pk))
    return list(loaded(Entry.objects.filter(pk__in=own.values("entry")), own)[:limit])


def loaded(entries: QuerySet[Entry], steps: QuerySet[Step]) -> QuerySet[Entry]:
    """Entries with all that `told` reads, of their steps only the given ones: two queries."""
    return entries.select_related("by", "undone_by").prefetch_related(Prefetch("steps", steps))


def base_of(record: models.Model, *, version: int) -> dict[str, object] | None:
    """The record's fields as they stood at a version, or None when history does not reach back."""
    # A record may have come into being outside the history; then the first change tells its past.
    known = Q(after__version=version) | Q(before__version=version)
    step = Step.objects.filter(known, model=record._meta.label_lower, key=str(record.pk)).last()
    if step is None:
        return None
    for state in (step.after, step.before):
        if state is not None and state.get("version") == version:
            return dict(state)
    return None
