"""The worker: what it survives."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from wirkraum.config.management.commands import worker


class Stop(BaseException):
    """Ends what never ends by itself."""


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was started; each fails as a held database does, twice."""
    started: list[str] = []

    def call(name: str, **_options: Any) -> None:
        started.append(name)
        if len(started) < 3:
            raise OperationalError("database is locked")

    monkeypatch.setattr(worker, "call_command", call)
    return started


def test_a_database_somebody_holds_ends_no_worker(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(worker.threading, "Thread", _Idle)

    call_command("worker")

    assert calls == ["db_worker"] * 3


def test_rounds_go_on_when_one_fails(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def sleep(_seconds: float) -> None:
        if len(calls) == 3:
            raise Stop

    monkeypatch.setattr(worker.time, "sleep", sleep)

    with pytest.raises(Stop):
        worker._rounds()

    assert calls == ["refresh_calendars"] * 3


class _Idle:
    def __init__(self, **_options: Any) -> None:
        pass

    def start(self) -> None:
        """Begin nothing."""
