"""`wirkraum intake` and `wirkraum check-deck`: what they print, write and return."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from tests import make
from tests.cast import Cast
from tests.intake.made import pptx_of

from wirkraum.config.demo import deck as demo_deck
from wirkraum.history.models import Entry
from wirkraum.intake.models import Arrival
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format
from wirkraum.programme.models import Link, Programme
from wirkraum.reporting.domain.deck import Deck, DeckSlide

ORIGINAL = Path(__file__).parents[3] / "shared/data/dresden/deck-2023-11-30.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run() -> Run:
    """Runs a command; returns its exit code, output and complaints."""

    def call(*words: object) -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        try:
            call_command(*map(str, words), stdout=out, stderr=err)
        except SystemExit as end:
            return int(str(end.code)), out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return call


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.pptx"
    path.write_bytes(demo_deck.build())
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A deck without any slip."""
    path = tmp_path / "sound.pptx"
    path.write_bytes(pptx_of(Deck((DeckSlide(1, "Titel", ("Ein Satz.",)),))))
    return path


# --- intake


def test_intake_tells_what_it_understood(run: Run, deck: Path) -> None:
    code, out, err = run("intake", deck)

    assert (code, err) == (0, "")
    assert "Kommune     Landeshauptstadt Dresden (Folie 1, Text)" in out
    assert "FSZ-Leitungen: Jour fixe, „2x/Monat“ (Folie 6, Tabelle)" in out
    assert "Nicht zugeordnet: 6" in out


def test_intake_prints_the_proposal(run: Run, deck: Path) -> None:
    _, out, _ = run("intake", deck, "--json")

    told = json.loads(out)
    assert [row["frequency"]["value"] for row in told["formats"]][:2] == ["2x/Monat", "Nach Bedarf"]
    assert told["as_of"]["value"] == "2023-11-30"


def test_intake_reads_the_original_text(run: Run) -> None:
    if not ORIGINAL.exists():
        pytest.skip("the original deck is not here")
    _, out, _ = run("intake", ORIGINAL, "--json")

    assert len(json.loads(out)["formats"]) == 7


def test_intake_confirms_what_is_sure(db: None, run: Run, deck: Path) -> None:
    make.make_user("founder@example.org", may_found=True)

    code, out, _ = run("intake", deck, "--confirm", "--user", "Founder@example.org")

    assert code == 0
    assert "(dresden)" in out
    assert Format.objects.count() == 7
    assert not Quote.objects.exists()
    assert Entry.objects.get().by is not None


def test_intake_confirms_into_the_own_programme_once(cast: Cast, run: Run, deck: Path) -> None:
    before = Programme.objects.count()
    run("intake", deck, "--confirm", "--user", cast.cleo.email)

    code, out, _ = run("intake", deck, "--confirm", "--user", cast.cleo.email)

    assert (code, "nichts Neues" in out) == (0, True)
    assert Programme.objects.count() == before
    assert Format.objects.filter(programme=cast.programme).count() == 7


@pytest.mark.parametrize("who", ["", "ada@example.org", "nobody@example.org"])
def test_intake_does_not_write_for_just_anybody(who: str, cast: Cast, run: Run, deck: Path) -> None:
    code, out, err = run("intake", deck, "--confirm", "--user", who)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert not Arrival.objects.exists()


def test_intake_names_what_is_missing(db: None, run: Run, sound: Path) -> None:
    make.make_user("founder@example.org", may_found=True)

    code, _, err = run("intake", sound, "--confirm", "--user", "founder@example.org")

    assert code == 2
    assert err == "Es fehlt noch: der Name des Programms, die Kommune, das Land, das Amt.\n"
    assert not Programme.objects.exists()


@pytest.mark.parametrize("command", ["intake", "check_deck"])
@pytest.mark.parametrize("data", [None, b"", b"\x7fELF\0\0", b"PK\x03\x04kaputt"])
def test_unreadable_files_end_with_one_line(
    command: str, data: bytes | None, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    if data is not None:
        path.write_bytes(data)

    code, out, err = run(command, path, "--json")

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


# --- check-deck


def test_check_deck_finds_the_slips(db: None, run: Run, deck: Path) -> None:
    code, out, err = run("check_deck", deck, "--json")

    found = json.loads(out)
    assert (code, err) == (1, "")
    assert {tuple(one) for one in found} == {
        ("slide", "rule", "sentence", "severity", "suggestion")
    }
    assert [(one["slide"], one["severity"]) for one in found] == [
        (7, "error"),
        (7, "warning"),
        (3, "hint"),
        (4, "hint"),
        (6, "hint"),
    ]
    assert found[0]["suggestion"] == "24.11.2023"


def test_check_deck_speaks_to_people(db: None, run: Run, deck: Path) -> None:
    _, out, _ = run("check_deck", deck)

    assert out.startswith("Widerspruch Folie 7: Das Zitat")


def test_check_deck_holds_against_the_only_programme(db: None, run: Run, deck: Path) -> None:
    programme = make.make_programme()
    url = "https://www.familienschulzentren-sachsen.de/"
    Link.objects.create(programme=programme, label="Website", url=url)

    _, out, _ = run("check_deck", deck, "--json")
    _, named, _ = run("check_deck", deck, "--json", "--programme", programme.slug)

    assert out == named
    assert url in {one["suggestion"] for one in json.loads(out)}


def test_check_deck_leaves_several_programmes_alone(cast: Cast, run: Run, sound: Path) -> None:
    assert run("check_deck", sound, "--json") == (0, "[]\n", "")


def test_check_deck_knows_no_such_programme(cast: Cast, run: Run, sound: Path) -> None:
    code, _, err = run("check_deck", sound, "--programme", "nirgends")

    assert (code, err) == (2, "Es gibt kein Programm „nirgends“.\n")


def test_check_deck_has_nothing_to_say_about_a_sound_deck(db: None, run: Run, sound: Path) -> None:
    assert run("check_deck", sound) == (0, "Nichts aufgefallen.\n", "")
