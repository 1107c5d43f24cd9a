"""The product's main job from an empty installation: deck in, year planned, next deck out."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser import barriers
from tests.journeys.conftest import COMMAND, environment, served, sign_in

from wirkraum.config.demo.deck import build

pytestmark = [pytest.mark.browser, pytest.mark.journey]

EMAIL, PASSWORD = "gruendung@kommune.example", "ein-langes-Passwort-2023"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """A new installation with one account that may found a programme."""
    known = environment(tmp_path)
    subprocess.run([*COMMAND, "migrate", "-v", "0"], env=known, check=True)
    subprocess.run(
        [*COMMAND, "account", EMAIL, "--found", "--password-stdin"],
        env=known,
        check=True,
        input=PASSWORD.encode(),
        stdout=subprocess.DEVNULL,
    )
    with served("serve", known) as address:
        yield address


@pytest.fixture
def page(browser: Browser, empty: str) -> Iterator[Page]:
    """A window of the founder, without JavaScript: every step has to work so."""
    context = browser.new_context(base_url=empty, java_script_enabled=False)
    opened = context.new_page()
    sign_in(opened, EMAIL, PASSWORD)
    yield opened
    context.close()


def test_a_founder_takes_the_deck_in_plans_the_year_and_takes_the_next_deck_out(
    page: Page, tmp_path: Path
) -> None:
    deck = tmp_path / "bericht.pptx"
    deck.write_bytes(build())
    page.goto("/einrichtung/")
    page.set_input_files("input[type=file]", deck)
    page.get_by_role("button", name="Datei lesen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("So haben wir es verstanden")
    # The deck dates its quotation into the future; a person looks and takes the mended day.
    quote = page.locator("section", has=page.get_by_role("heading", name="Zitate"))
    expect(quote.locator("input[type=date]").first).to_have_value("2023-11-24")
    quote.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Übernehmen").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Übernommen")

    page.goto("/jahresplan/")
    page.get_by_role("button", name=re.compile("Vorschlag ansehen|Neu planen")).first.click()
    for _ in range(60):  # without JavaScript a person looks again herself
        if page.locator("#umplan").count():
            break
        page.wait_for_timeout(1000)
        page.get_by_role("link", name="Nachsehen").click()
    page.get_by_role("button", name="Übernehmen").first.click()
    expect(page.locator(".wr-meldung, .wr-meldungen")).to_contain_text("Jahresplan")
    assert page.locator("[data-date]").count() > 20

    page.goto("/berichte/neu/")
    page.fill("input[name=as_of]", "2023-11-30")
    page.locator("main form button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bericht zur Startphase")
    with page.expect_download() as caught:
        page.get_by_role("link", name=re.compile("PPTX")).click()
    slides = slide_texts(Path(caught.value.path()).read_bytes())

    assert len(slides) == 8
    assert "Jour fixe" in slides[5]
    assert "24.11.2023" in slides[6]


def slide_texts(data: bytes) -> list[str]:
    """The words of each slide."""
    from pptx import Presentation

    texts = []
    for slide in Presentation(io.BytesIO(data)).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        words += [cell.text for table in tables for row in table.rows for cell in row.cells]
        texts.append("\n".join(words))
    return texts


def test_taking_the_founding_back_leaves_nothing(page: Page, tmp_path: Path) -> None:
    deck = tmp_path / "bericht.pptx"
    deck.write_bytes(build())
    page.goto("/einrichtung/")
    page.set_input_files("input[type=file]", deck)
    page.get_by_role("button", name="Datei lesen").click()
    page.get_by_role("button", name="Übernehmen").last.click()
    page.get_by_role("button", name="Rückgängig").first.click()
    answer = page.goto("/standorte/")

    assert answer is not None
    assert answer.status == 404
    page.goto("/")
    expect(page.get_by_role("link", name="Einrichtung").first).to_be_visible()


def test_the_review_of_a_deck_has_no_barrier(browser: Browser, empty: str, tmp_path: Path) -> None:
    deck = tmp_path / "bericht.pptx"
    deck.write_bytes(build())
    context = browser.new_context(base_url=empty, viewport={"width": 390, "height": 900})
    page = context.new_page()
    sign_in(page, EMAIL, PASSWORD)
    page.goto("/einrichtung/")
    page.set_input_files("input[type=file]", deck)
    page.get_by_role("button", name="Datei lesen").click()
    page.wait_for_url(re.compile(r"/einrichtung/\d+/"))

    assert barriers(page) == []
    context.close()
