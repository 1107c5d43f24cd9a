"""PDF files as people have them: ours, with its annex of records, and one of an office program."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from wirkraum.config.demo import deck as demo_deck
from wirkraum.intake.domain.propose import propose
from wirkraum.intake.readers.file import read
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.deck import Deck

OFFICE = shutil.which("soffice")


def understood(deck: Deck) -> list[object]:
    """What the deck proposes, without where it stood."""
    return [found.value for found in propose(deck).found()]


@pytest.fixture(scope="module")
def presentation() -> bytes:
    return demo_deck.build()


def test_our_own_pdf_says_what_the_presentation_says(presentation: bytes) -> None:
    from wirkraum.reporting.renderers import pdf

    plain = tomllib.loads(demo_deck.DATA.read_text(encoding="utf-8"))
    deck = read(pdf.render(demo_deck.tree(plain)))

    assert understood(deck) == understood(read(presentation))


def test_annex_of_records_is_named_and_not_read() -> None:
    from wirkraum.reporting.renderers import pdf

    plain = tomllib.loads(demo_deck.DATA.read_text(encoding="utf-8"))
    deck = read(pdf.render(demo_deck.tree(plain)))

    annex = deck.slides[len(plain["slides"]) :]
    assert [one.paragraphs for one in annex] == [
        ("Anhang in anderem Format, 2 Seiten: nicht gelesen.",)
    ]
    assert annex[0].title == "Belege zum Bericht"
    rest = {one.place.text for one in propose(deck).rest}
    assert {annex[0].title, annex[0].paragraphs[0]} <= rest
    assert {finding.slide for finding in check(deck)} == {3, 4, 6, 7}


@pytest.mark.slow
def test_pdf_of_an_office_program_says_the_same(presentation: bytes, tmp_path: Path) -> None:
    if OFFICE is None:
        pytest.skip("no office program here")
    source = tmp_path / "deck.pptx"
    source.write_bytes(presentation)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    assert understood(read(tmp_path / "deck.pdf")) == understood(read(presentation))
