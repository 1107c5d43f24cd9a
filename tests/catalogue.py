"""The English catalogue as the tests see it: compiled afresh, whatever lies in the package."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from pytest_django import Settings

ENGLISH = Path(__file__).resolve().parents[1] / "src/wirkraum/locale/en/LC_MESSAGES/django.po"


@pytest.fixture
def english_compiled(settings: Settings, tmp_path: Path) -> None:
    """Django reads the catalogue of today's source."""
    place = tmp_path / "en/LC_MESSAGES"
    place.mkdir(parents=True)
    polib.pofile(str(ENGLISH)).save_as_mofile(str(place / "django.mo"))
    settings.LOCALE_PATHS = [tmp_path]
