"""What all tests share: a fixed moment and the named cast."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

os.environ.setdefault("WIRKRAUM_DATA", tempfile.mkdtemp(prefix="wirkraum-test-"))

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.cast import Cast, make_cast

# How long an example takes says nothing on a busy machine.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, one for all tests: Playwright allows no second beside it."""
    with chromium() as started:
        yield started


@pytest.fixture(autouse=True)
def _moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Monday, 27 November 2023, half past eight."""
    monkeypatch.setenv("WIRKRAUM_NOW", "2023-11-27T08:30")


@pytest.fixture
def cast(db: None) -> Cast:
    """The named cast on stage."""
    return make_cast()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second database only the tests that use one run again."""
    if not os.environ.get("DATABASE_URL"):
        return
    pure = [item for item in items if not uses_database(item)]
    items[:] = [item for item in items if uses_database(item)]
    config.hook.pytest_deselected(items=pure)


def uses_database(item: pytest.Item) -> bool:
    """Whether a test reads or writes the database."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "db" in fixtures
