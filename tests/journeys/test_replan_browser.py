"""A leader is away for six weeks: played through, looked at, taken over – by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser import barriers, runs_sideways
from tests.journeys.conftest import SignIn

from wirkraum.config.demo.signins import COORDINATION

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def dates(page: Page, choice: str) -> list[str]:
    """The days of the chips in the plan."""
    found = page.locator(f".bahn .tag{choice}").evaluate_all(
        "chips => chips.map(chip => chip.dataset.date)"
    )
    return [str(day) for day in found if day]


def play_through(page: Page) -> None:
    """Ask what would be if a leader were away, by keyboard."""
    page.goto("/jahresplan/was-waere-wenn/")
    assert barriers(page) == []
    page.get_by_label("Wer fehlt?").focus()
    page.keyboard.type("FSZ-Leitung 1")
    page.get_by_label("vom").fill("2024-01-08")
    page.get_by_label("bis").fill("2024-02-16")
    page.get_by_role("button", name="Durchspielen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#umplan")).to_be_visible(timeout=60_000)


def test_a_leader_is_away_for_six_weeks(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")
    before = set(dates(page, ""))
    play_through(page)

    preview = page.locator("#umplan")
    expect(preview).to_contain_text("nichts gespeichert")
    moves = preview.locator("tbody tr:has(s)")
    assert moves.count() > 0
    assert any("nicht da" in told for told in moves.all_inner_texts())
    assert barriers(page) == []
    assert not runs_sideways(page)
    page.goto("/jahresplan/")
    assert set(dates(page, "")) == before


def test_its_moves_are_taken_over_and_taken_back(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    play_through(page)
    button = page.get_by_role("button", name="Gewählte übernehmen")
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".wr-meldungen")).to_contain_text("übernommen")
    away = [day for day in dates(page, "[data-move]") if "2024-01-08" <= day <= "2024-02-16"]
    page.locator(".wr-meldungen").get_by_role("button", name="Rückgängig").click()
    expect(page.locator(".wr-meldungen")).to_contain_text("ückgängig")
    page.goto("/jahresplan/")
    again = [day for day in dates(page, "[data-move]") if "2024-01-08" <= day <= "2024-02-16"]
    assert len(away) < len(again)


def test_two_plans_stand_side_by_side(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")
    page.get_by_role("button", name="Neu planen", exact=True).click()
    expect(page.locator("#umplan")).to_be_visible(timeout=60_000)
    page.goto("/jahresplan/vergleich/")

    expect(page.get_by_role("heading", name="Zahlen")).to_be_visible()
    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert not runs_sideways(page)
    page.goto("/jahresplan/ankuendigung/")
    assert barriers(page) == []
    assert not runs_sideways(page)


def test_a_plan_is_found_without_javascript(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION, java_script_enabled=False)
    page.goto("/jahresplan/")
    page.get_by_role("button", name="Neu planen", exact=True).click()
    for _ in range(60):
        page.wait_for_timeout(1000)
        if page.locator("#umplan").count():
            break
        page.get_by_role("link", name="Nachsehen").click()

    expect(page.locator("#umplan")).to_be_visible()
