"""The gallery in a real browser: accessibility, content policy, keyboard, the moving of dates."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser import barriers
from tests.kit.conftest import Open, Server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "scheme", "theme"),
    [
        (1280, "light", ""),
        (1280, "dark", ""),
        (390, "light", ""),
        (390, "dark", ""),
        (1280, "light", "kontrast"),
    ],
)
def test_gallery_has_no_violation(page_of: Open, width: int, scheme: str, theme: str) -> None:
    page = page_of(width, color_scheme=scheme)
    if theme:
        page.evaluate("theme => document.documentElement.dataset.thema = theme", theme)

    assert barriers(page) == []


def test_gallery_never_scrolls_sideways(page_of: Open) -> None:
    page = page_of()
    over = []
    for width in (320, 390, 640, 768, 1024, 1152, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            over.append(width)

    assert over == []


def test_error_summary_has_the_focus_and_its_links_reach_the_fields(page_of: Open) -> None:
    page = page_of()

    assert page.evaluate("document.activeElement.className") == "wr-fehlerliste"
    page.click(".wr-fehlerliste a[href='#falsch_people']")
    assert page.evaluate("document.activeElement.id") == "falsch_people"


def test_keys_reach_search_and_sections(page_of: Open) -> None:
    page = page_of()
    page.keyboard.press("Control+k")

    assert page.evaluate("document.activeElement.id") == "suche"
    page.keyboard.press("Alt+2")
    page.wait_for_url("**/#jahresplan")


def test_menu_closes_on_escape_and_gives_the_focus_back(page_of: Open) -> None:
    page = page_of()
    page.click(".wr-ich")
    page.click("[data-thema-wahl] [value=dunkel]")

    assert page.evaluate("document.documentElement.dataset.thema") == "dunkel"
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    assert "wr-ich" in page.evaluate("document.activeElement.className")


def test_theme_choice_reaches_the_profile(page_of: Open, server: Server) -> None:
    page = page_of()
    page.click(".wr-ich")
    with page.expect_response("**/konto/einstellungen/"):
        page.click("[data-thema-wahl] [value=kontrast]")

    assert "kontrast" in server.posted[0][1]


def lifted(page: Page) -> None:
    """5 February of the first lane, lifted by keyboard."""
    page.locator(".bahn").first.locator("[data-date='2024-02-05']").focus()
    page.keyboard.press("Space")


def test_every_lane_is_one_tab_stop(page_of: Open) -> None:
    page = page_of()
    stops = "[...document.querySelectorAll('.bahn')].map(l => l.querySelectorAll('[tabindex=\"0\"]').length)"

    assert page.evaluate(stops) == [1, 1, 1]


def test_date_moves_by_keyboard_and_is_sent_when_no_rule_breaks(
    page_of: Open, server: Server
) -> None:
    page = page_of()
    lifted(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_text("verschoben", exact=True).wait_for()

    assert [path for path, _ in server.posted] == ["/verschieben/189/pruefen/", "/verschieben/189/"]
    assert all("date=2024-02-13" in body for _, body in server.posted)


def test_date_that_breaks_a_rule_waits_for_a_decision(page_of: Open, server: Server) -> None:
    server.severity = "error"
    page = page_of()
    lifted(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'befund'")

    assert [path for path, _ in server.posted] == ["/verschieben/189/pruefen/"]
    page.click("[data-zurueck]")
    assert page.evaluate("document.activeElement.firstChild.textContent") == "5"


def test_escape_puts_a_date_back_and_sends_nothing(page_of: Open, server: Server) -> None:
    page = page_of()
    lifted(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement.firstChild.textContent") == "5"
    assert page.locator(".zieht").count() == 0
    page.wait_for_timeout(250)
    assert server.posted == []


def test_date_moves_by_dragging(page_of: Open, server: Server) -> None:
    page = page_of()
    chip = page.locator(".bahn").first.locator("[data-date='2024-02-05']")
    chip.scroll_into_view_if_needed()
    box = chip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] - 40, box["y"] + 12, steps=5)
    page.mouse.up()
    page.get_by_text("verschoben", exact=True).wait_for()

    assert server.posted[-1][0] == "/verschieben/189/"
    assert "date=2024-01-" in server.posted[-1][1]


def test_page_is_whole_without_script(page_of: Open) -> None:
    page = page_of(java_script_enabled=False)
    page.click(".wr-ich")

    assert page.get_by_role("button", name="Abmelden").is_visible()
    assert page.locator(".bahn .tag").first.is_visible()
