"""A browser with the gallery in it, without a server: the test answers every request itself."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from playwright.sync_api import Browser, Page, Route
from tests.kit.gallery import gallery_context, shell_context

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT / "src/wirkraum/kit"
HOST = "http://kit.invalid"
FINDING = '<p data-schwere="{}">Befund</p><button type="button" data-zurueck>Zurück</button>'

Open = Callable[..., Page]


def policy() -> str:
    """The content policy of the settings as a header."""
    rules = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


@pytest.fixture(scope="module")
def html() -> str:
    """The gallery as the server would send it."""
    with override_settings(ROOT_URLCONF="tests.kit.addresses"):
        request = RequestFactory().get("/")
        return render_to_string(
            "kit/bausteine.html", {**shell_context(), **gallery_context()}, request
        )


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
        headers = {"Content-Security-Policy": policy()}
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
