"""`wirkraum report`: a file in every face, or exit 2 with the reasons."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.reporting.stage import AS_OF, Stage, make_report

from wirkraum.reporting.models import Sentence
from wirkraum.reporting.queries import draft_of

ASKED = ("report", "startphase", "--programme", "dresden", "--as-of", "2023-11-30")


def run(*more: str) -> tuple[int, str, str]:
    """The exit code and what was written."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*ASKED, *more, stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("face", "begins"), [("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doc"), ("json", b"{")]
)
def test_report_is_written(face: str, begins: bytes, stage: Stage, tmp_path: Path) -> None:
    files = [tmp_path / f"{at}.{face}" for at in (1, 2)]

    for file in files:
        assert run("--format", face, "--output", str(file)) == (0, "", "")

    assert files[0].read_bytes().startswith(begins)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_without_a_file_it_goes_to_the_standard_output(stage: Stage) -> None:
    code, out, _ = run("--format", "json")

    tree = draft_of(stage.programme, "startphase", AS_OF, today=AS_OF).tree
    assert (code, out) == (0, tree.as_json())


def test_barred_report_is_refused_with_every_reason(stage: Stage, tmp_path: Path) -> None:
    stage.programme.links.all().delete()
    stage.programme.duties.filter(theme="cooperation").delete()

    code, _, err = run("--output", str(tmp_path / "a.pptx"))

    assert code == 2
    assert "Zum Stichtag ist keine Website erfasst." in err
    assert "Zu diesem Thema ist keine Aufgabe erfasst." in err
    assert not (tmp_path / "a.pptx").exists()


def test_draft_is_written_all_the_same_and_says_so(stage: Stage) -> None:
    stage.programme.links.all().delete()

    code, out, _ = run("--format", "html", "--draft")

    assert code == 0
    assert "I Entwurf I Folie 3" in out


def test_sentences_of_the_stored_report_are_in_it(stage: Stage) -> None:
    Sentence.objects.create(
        report=make_report(stage.programme), slide=3, text="Prozessevaluation läuft weiter"
    )

    assert "Prozessevaluation läuft weiter" in run("--format", "json")[1]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--programme", "atlantis"), "Es gibt kein Programm „atlantis“."),
        (("--as-of", "30.11.2023"), "ist kein Datum"),
        (("--output", "/nirgends/a.pptx"), "lässt sich nicht schreiben"),
    ],
)
def test_what_cannot_be_is_one_german_line(more: tuple[str, str], words: str, stage: Stage) -> None:
    code, _, err = run(*more)

    assert code == 2
    assert words in err
    assert len(err.strip().splitlines()) == 1


def test_unknown_template_is_named(stage: Stage) -> None:
    err = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("report", "jahr", *ASKED[2:], stderr=err)
    assert "Berichtsvorlage „jahr“ gibt es nicht: startphase" in err.getvalue()
