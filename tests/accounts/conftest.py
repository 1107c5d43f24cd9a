"""Pages of this room need the frame's addresses, also while the rooms behind them are being built."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse

FRAME = (
    "desk:today",
    "desk:search",
    "desk:help",
    "planning:year",
    "reporting:reports",
    "intake:setup",
)


@pytest.fixture(autouse=True)
def _frame(settings: Any) -> None:
    try:
        [reverse(name) for name in FRAME]
    except NoReverseMatch:
        settings.ROOT_URLCONF = "tests.programme.shell"
