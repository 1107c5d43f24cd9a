"""All faces of a report at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.reporting.dresden_facts import dresden_report

from wirkraum.reporting.domain.tree import Report
from wirkraum.reporting.renderers import faces


def test_every_face_is_drawn() -> None:
    drawn = faces.render_all(dresden_report())

    assert {kind: content[:5] for kind, content in drawn.items()} == {
        "pptx": b"PK\x03\x04\x14",
        "pdf": b"%PDF-",
        "html": b"<!doc",
        "json": b'{"as_',
    }
    assert Report.from_json(drawn["json"].decode()) == dresden_report()


def test_every_face_has_its_ending() -> None:
    assert sorted(face.suffix for face in faces.FACES.values()) == [
        ".html",
        ".json",
        ".pdf",
        ".pptx",
    ]


def test_unknown_face_is_refused() -> None:
    with pytest.raises(KeyError):
        faces.render_face(dresden_report(), "docx")


def test_slow_libraries_wait_until_they_are_needed() -> None:
    code = (
        "import sys; import wirkraum.reporting.renderers.faces;"
        "print(sorted({'pptx', 'typst', 'lxml', 'django'} & sys.modules.keys()))"
    )

    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(faces.__file__).parents[3])},
    )

    assert found.stdout.strip() == "[]"
