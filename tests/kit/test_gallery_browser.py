"""The gallery in a real browser: accessibility, content policy, keyboard, the moving of dates."""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from playwright.sync_api import Browser, Page, Route, sync_playwright
from tests.kit.gallery import gallery_context, shell_context

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
KIT = ROOT / "src/wirkraum/kit"
HOST = "http://kit.invalid"
POLICY = "; ".join(
    f"{name} {' '.join(values)}"
    for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)
RUN_AXE = """async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {"target-size": {enabled: true}},
})).violations.map(found => `${found.id}: ${found.nodes.map(node => node.target).join(", ")}`)"""
FINDING = '<p data-schwere="{}">Befund</p><button type="button" data-zurueck>Zurück</button>'

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def html() -> str:
    """The gallery as the server would send it."""
    with override_settings(ROOT_URLCONF="tests.kit.addresses"):
        request = RequestFactory().get("/")
        return render_to_string(
            "kit/bausteine.html", {**shell_context(), **gallery_context()}, request
        )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
    path = os.environ.get("WIRKRAUM_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    if not (KIT / "static/kit/dist/app.js").exists() or not AXE.exists():
        pytest.skip("front end not built (hatch_build)")
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        started = playwright.chromium.launch(executable_path=path, chromium_sandbox=not root)
        yield started
        started.close()


class Server:
    """Answers in the browser's place, with the content policy; remembers what was posted."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.posted: list[tuple[str, str]] = []
        self.severity = "hint"

    def __call__(self, route: Route) -> None:
        """Static files from the package, the gallery for every page, a finding for a question."""
        request = route.request
        path = request.url.removeprefix(HOST).partition("?")[0]
        headers = {"Content-Security-Policy": POLICY}
        if path.startswith("/static/"):
            file = KIT / path[1:]
            route.fulfill(
                body=file.read_bytes(),
                content_type=mimetypes.guess_type(file.name)[0] or "font/woff2",
            )
            return
        body = self.html
        if request.method == "POST":
            self.posted.append((path, request.post_data or ""))
            body = (
                FINDING.format(self.severity) if path.endswith("pruefen/") else "<p>verschoben</p>"
            )
        route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=headers)


@pytest.fixture
def server(html: str) -> Server:
    """One page's server."""
    return Server(html)


@pytest.fixture
def page_of(browser: Browser, server: Server) -> Iterator[Open]:
    """Opens the gallery; complains of anything the console reported."""
    complaints: list[str] = []
    contexts = []

    def opened(width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda told: complaints.append(told.text) if told.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", server)
        page.goto(f"{HOST}/")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["", "kontrast"])
def test_gallery_has_no_violation(page_of: Open, width: int, scheme: str, theme: str) -> None:
    page = page_of(width, color_scheme=scheme)
    if theme:
        page.evaluate("theme => document.documentElement.dataset.thema = theme", theme)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1024, 1152, 1440])
def test_gallery_never_scrolls_sideways(page_of: Open, width: int) -> None:
    page = page_of(width)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


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
