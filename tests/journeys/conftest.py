"""The demonstration as its users get it: loaded and served by the real command, in a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from wirkraum.config.demo.signins import PASSWORD

SignIn = Callable[..., Page]
COMMAND = [sys.executable, "-m", "wirkraum.config.command"]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def environment(data: Path, **more: str) -> dict[str, str]:
    """What a command sees: a data folder of its own and the day of the demonstration."""
    known = os.environ | {"WIRKRAUM_DATA": str(data), "WIRKRAUM_NOW": "2023-11-27T08:30"} | more
    known.pop("DATABASE_URL", None)
    return known


@contextmanager
def served(command: str, known: dict[str, str], *words: str) -> Iterator[str]:
    """The address of a real server; its process is ended afterwards."""
    port = free_port()
    server = subprocess.Popen([*COMMAND, command, "--port", str(port), *words], env=known)
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration, loaded and served by its own command."""
    data = tmp_path_factory.mktemp("vorfuehrung")
    with served("demo", environment(data, WIRKRAUM_DEMO="1"), "--serve") as found:
        yield found


def wait_for(address: str, server: subprocess.Popen[bytes]) -> str:
    """Until the server answers; complains when it ends before."""
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail("the demonstration did not start")
        try:
            with urllib.request.urlopen(f"{address}/konto/login/", timeout=2):
                return address
        except OSError:
            time.sleep(0.2)
    pytest.fail("the demonstration does not answer")


def sign_in(page: Page, email: str, password: str) -> None:
    """By the form, as a person does."""
    page.goto("/konto/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/")


@pytest.fixture(scope="session")
def sessions(browser: Browser, address: str) -> Callable[[str], dict[str, object]]:
    """Signs each role in once and remembers its cookies."""
    known: dict[str, dict[str, object]] = {}

    def cookies_of(email: str) -> dict[str, object]:
        if email not in known:
            context = browser.new_context(base_url=address)
            page = context.new_page()
            sign_in(page, email, PASSWORD)
            known[email] = dict(context.storage_state())
            context.close()
        return known[email]

    return cookies_of


@pytest.fixture
def signed_in(
    browser: Browser, address: str, sessions: Callable[[str], dict[str, object]]
) -> Iterator[SignIn]:
    """Opens a page as one of the roles; complains of anything the console reported."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(email: str | None, width: int = 1280, **options: object) -> Page:
        state = sessions(email) if email else None
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 900},
            storage_state=state,  # type: ignore[arg-type]
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda told: complaints.append(told.text) if told.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
