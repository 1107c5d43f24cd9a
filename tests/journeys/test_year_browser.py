"""Moving a Termin in the year plan by keyboard, with the rules answering at once; and a release."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser import barriers
from tests.journeys.conftest import SignIn

from wirkraum.config.demo.signins import COORDINATION, SIGN_INS

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def chip(day: str) -> str:
    """The first movable Termin of the plan on a day."""
    return f".bahn .tag[data-date='{day}'][data-move]"


def a_planned_day(page: Page) -> str:
    """The day of a Termin well ahead that may be moved."""
    days = page.locator(".bahn .tag[data-move]").evaluate_all(
        "chips => chips.map(chip => chip.dataset.date)"
    )
    return str(next(day for day in days if day > "2024-01-05"))


def test_a_termin_moves_by_keyboard_and_back_by_undo(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")
    day = a_planned_day(page)
    before = page.locator(chip(day)).count()
    page.locator(chip(day)).first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator(".wr-meldungen")).to_contain_text("verschoben auf")
    assert page.locator(chip(day)).count() == before - 1
    assert page.evaluate("document.activeElement.matches('.bahn .tag[data-move]')")
    assert barriers(page) == []
    page.locator(".wr-meldungen").get_by_role("button", name="Rückgängig").click()
    expect(page.locator(".wr-meldungen")).to_contain_text("ückgängig")
    page.goto("/jahresplan/")
    assert page.locator(chip(day)).count() == before


def test_a_drag_tells_which_version_it_saw(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")
    one = page.locator(chip(a_planned_day(page))).first
    version = one.get_attribute("data-version")
    one.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    with page.expect_request(lambda sent: sent.url.endswith("/verschieben/")) as sent:
        page.keyboard.press("Enter")

    assert version is not None
    assert f"version={version}" in str(sent.value.post_data).split("&")
    page.locator(".wr-meldungen").get_by_role("button", name="Rückgängig").click()
    expect(page.locator(".wr-meldungen")).to_contain_text("ückgängig")


def test_the_panel_of_the_next_termin_comes_by_itself(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")

    expect(page.locator("#warum ol > li").first).to_be_visible()
    assert page.locator("#warum").count() == 1
    assert barriers(page) == []


def test_other_days_come_on_request_and_move_with_one_click(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")
    day = a_planned_day(page)
    page.locator(chip(day)).first.click()
    page.get_by_role("link", name="Andere Tage").click()
    offered = page.locator(".andere-tage button")
    expect(offered.first).to_be_visible()
    assert offered.count() <= 3
    assert barriers(page) == []
    offered.first.click()

    expect(page.locator(".wr-meldungen")).to_contain_text("verschoben auf")
    assert page.evaluate("document.activeElement.matches('.bahn .tag[data-move]')")
    page.locator(".wr-meldungen").get_by_role("button", name="Rückgängig").click()
    expect(page.locator(".wr-meldungen")).to_contain_text("ückgängig")


def test_a_report_opens_at_its_top_whatever_slide_is_shown(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    for slide in (1, 4, 8):
        page.goto(f"/berichte/1/?folie={slide}")
        page.wait_for_timeout(200)

        assert page.evaluate("scrollY") == 0
        assert page.locator(".folienansicht").bounding_box()["y"] < 600  # type: ignore[index]


def test_a_free_day_is_refused_with_its_name_before_anything_is_saved(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/jahresplan/")
    day = a_planned_day(page)
    page.locator(chip(day)).first.focus()
    page.keyboard.press("Space")
    # Five days on from a working day at most, a Saturday comes.
    for _ in range(7):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(350)
        if page.locator("#befund [data-schwere='error']").count():
            break
    expect(page.locator("#befund [data-schwere='error']").first).to_be_visible()
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name=re.compile("Trotzdem"))).to_be_visible()
    page.locator("[data-zurueck]").click()
    page.reload()
    assert page.locator(chip(day)).count() >= 1


def test_a_report_goes_out_and_everybody_in_the_programme_reads_it(signed_in: SignIn) -> None:
    page = signed_in(COORDINATION)
    page.goto("/berichte/1/herausgeben/")
    page.locator("main form button.kern-btn--primary").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bericht zur Startphase")

    reader = signed_in(SIGN_INS[4].email, 390)
    reader.goto("/berichte/")
    reader.get_by_role("link", name=re.compile("Bericht zur Startphase")).first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Bericht zur Startphase")
    assert barriers(reader) == []


def test_a_stranger_to_planning_sees_the_plan_and_moves_nothing(signed_in: SignIn) -> None:
    page = signed_in(SIGN_INS[1].email)
    page.goto("/jahresplan/")

    assert page.locator(".bahn .tag").count() > 20
    assert page.locator(".bahn .tag[data-move]").count() == 0
