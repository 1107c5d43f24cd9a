"""What the import linter cannot see: relations that point forward, and impure domains."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/wirkraum"


def order() -> dict[str, int]:
    """Rooms by their height: 0 is the top."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return {
        room.strip(): height
        for height, layer in enumerate(contract["layers"])
        for room in layer.split("|")
    }


def room_models() -> list[type[models.Model]]:
    """The models of our own rooms."""
    return [m for m in apps.get_models() if m.__module__.startswith("wirkraum.")]


def test_relations_only_look_back() -> None:
    heights = order()
    forward = [
        f"{model.__name__}.{field.name}"
        for model in room_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and field.related_model.__module__.startswith("wirkraum.")
        and heights[model._meta.app_label] > heights[field.related_model._meta.app_label]
    ]

    assert forward == []


def test_every_model_reads_well() -> None:
    nameless = [m.__name__ for m in room_models() if m.__str__ is models.Model.__str__]

    assert nameless == []


@pytest.mark.parametrize(
    "module",
    sorted(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in PACKAGE.glob("*/domain/**/*.py")
        if path.name != "__init__.py"
    ),
)
def test_domain_loads_without_framework_or_slow_library(module: str) -> None:
    code = (
        f"import sys, {module}; "
        "heavy = {'django', 'ortools', 'pptx', 'pandas', 'typst', 'pdfplumber'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src")},
    )

    assert done.returncode == 0, done.stderr


def test_settings_load_no_slow_library() -> None:
    code = (
        "import django; django.setup(); import sys, wirkraum.config.urls; "
        "heavy = {'ortools', 'pptx', 'pandas', 'typst', 'pdfplumber', 'holidays', 'icalendar'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "wirkraum.config.settings",
            "WIRKRAUM_SECRET_KEY": "only-for-this-test",
        },
    )

    assert done.returncode == 0, done.stderr
