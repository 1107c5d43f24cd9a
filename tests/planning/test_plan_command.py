"""`wirkraum plan PROBLEM.json`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.planning.planner_year import Json, format_json, year_json

Write = Callable[[str, Json], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(name: str, content: Json) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(content))
        return path

    return file


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, output and errors."""
    out, err = StringIO(), StringIO()
    try:
        call_command("plan", *map(str, words), stdout=out, stderr=err, no_color=True)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_plan_is_printed(write: Write) -> None:
    code, out, err = run(write("year.json", year_json(format_json())), "--seconds", 2)

    assert (code, err) == (0, "")
    assert len(json.loads(out)["meetings"]) == 4


def test_plan_is_written_to_a_file(write: Write, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")
    target.chmod(0o640)

    code, out, _ = run(write("year.json", year_json(format_json())), "-o", target, "--seed", 3)

    assert (code, out) == (0, "")
    assert json.loads(target.read_text())["seed"] == 3
    assert target.stat().st_mode & 0o777 == 0o640
    assert {each.name for each in tmp_path.iterdir()} == {"plan.json", "year.json"}


def test_plan_keeps_what_was_announced(write: Write) -> None:
    meetings = [{"format": "JF", "date": "2026-09-10", "start": "10:30", "room": "A.1"}]
    previous = write("before.json", {"meetings": meetings})
    year = write("year.json", year_json(format_json(prefer={"weekdays": [1]})))

    _, out, _ = run(year, "--previous", previous, "--seconds", 2)

    assert meetings[0] in json.loads(out)["meetings"]


def test_fixed_meetings_of_the_previous_plan_stay_whatever_they_break(write: Write) -> None:
    meeting = {"format": "JF", "date": "2026-09-12", "start": "18:15", "room": "B.1", "fixed": True}
    previous = write("before.json", {"meetings": [meeting]})

    code, out, _ = run(write("year.json", year_json(format_json())), "--previous", previous)

    assert code == 0
    assert meeting in json.loads(out)["meetings"]


def test_a_year_without_any_possible_meeting_is_explained(write: Write, tmp_path: Path) -> None:
    year = write("year.json", year_json(format_json(rooms=[])))

    code, _, err = run(year, "-o", tmp_path / "plan.json")

    assert code == 3
    assert err == (
        "Es gibt keinen Plan: Kein gewünschter Termin ist möglich.\n"
        "Format JF, KW 37 2026 (und 3 weitere Zeiträume): Für das Format ist kein Raum erlaubt. "
        "Hilft: ein erlaubter Raum.\n"
    )
    assert json.loads((tmp_path / "plan.json").read_text())["status"] == "infeasible"


def test_rules_that_contradict_are_told_in_words_with_what_helps(
    write: Write, tmp_path: Path
) -> None:
    """A steering group that may meet on Tuesdays only, when its director has no time."""
    group = format_json(
        "LG",
        title="Lenkungsgruppe",
        weekdays=[2],
        frequency={"kind": "per", "n": 1, "period": "quarter"},
    )
    people = [{"id": "P", "role": "Amtsleitung", "off_weekdays": [2]}]
    horizon = {"from": "2027-04-01", "to": "2027-06-30"}
    year = write("year.json", year_json(group, people=people, horizon=horizon))

    code, _, err = run(year, "-o", tmp_path / "plan.json")

    assert code == 3
    assert err.splitlines()[1] == (
        "Lenkungsgruppe, 2. Quartal 2027: An allen 13 möglichen Tagen fehlt Amtsleitung. Das geht"
        " nicht zusammen: nur dienstags erlaubt; Amtsleitung fehlt. Hilft: ein weiterer Wochentag"
        " (Mo, Mi, Do, Fr) oder Vertretung für Amtsleitung."
    )


def test_a_bad_problem_is_one_line_with_place_and_remedy(write: Write) -> None:
    code, out, err = run(write("year.json", year_json(format_json(must=["X\u2028Y"]))))

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("year.json: $.formats[0].must[0]: ")


def test_a_bad_problem_leaves_the_old_plan_as_it_was(write: Write, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")
    deep = tmp_path / "deep.json"
    deep.write_bytes(b'{"horizon":' * 100_000)

    code, _, err = run(deep, "-o", target)

    assert (code, target.read_text()) == (2, "old")
    assert err == (
        "deep.json: $: Die Angaben sind zu tief verschachtelt. Bitte flacher schreiben.\n"
    )


def test_a_bad_previous_plan_is_told_by_its_own_name(write: Write) -> None:
    year = write("year.json", year_json(format_json()))

    code, _, err = run(year, "--previous", write("before.json", {"meetings": [{}]}))

    assert code == 2
    assert err.startswith("before.json: $.meetings[0]: Die Angabe „format“ fehlt.")


def test_files_that_cannot_be_read_are_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path / "missing.json", tmp_path, tmp_path / "pipe"):
        code, _, err = run(path)
        assert (code, err.count("\n")) == (2, 1)
        assert "$: " in err


def test_huge_files_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(10**12)

    code, _, err = run(path)

    assert code == 2
    assert "zu groß" in err


def test_nothing_is_planned_for_a_folder_that_is_missing(write: Write, tmp_path: Path) -> None:
    year = write("year.json", year_json(format_json()))

    code, _, err = run(year, "-o", tmp_path / "no" / "plan.json")

    assert code == 2
    assert "Ordner" in err


@pytest.mark.parametrize(
    "words",
    [
        ("--seconds", "0"),
        ("--seconds", "nan"),
        ("--workers", "0"),
        ("--seed", "-1"),
        ("--seed", "x"),
    ],
)
def test_impossible_wishes_are_refused(write: Write, words: tuple[str, str]) -> None:
    with pytest.raises(CommandError):
        run(write("year.json", year_json()), *words)
