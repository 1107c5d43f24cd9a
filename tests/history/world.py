"""All that is stored, a verb upon it, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from tests import make
from tests.cast import Cast

from wirkraum.history.actions import change, snapshot, undo
from wirkraum.history.models import Entry, Step

World = dict[tuple[str, object], dict[str, object]]


def world() -> World:
    """Everything stored but history, accounts and versions."""
    found: World = {}
    for model in apps.get_models():
        if model.__module__.startswith("wirkraum.") and model not in {Entry, Step}:
            for one in model._base_manager.all():
                state = snapshot(one)
                state.pop("version", None)
                found[model._meta.label, one.pk] = state
    return found


@contextmanager
def verb(cast: Cast, summary: str = "etwas getan") -> Iterator[Any]:
    with change(by=cast.cleo, at=make.NOW, scope=cast.programme.pk, summary=summary) as open_change:
        yield open_change


def back(entry: Entry) -> Entry:
    return undo(entry=entry, by=None, at=make.NOW, summary="zurückgenommen")
