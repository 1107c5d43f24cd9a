"""The machine's Chromium and axe, for every test that needs real pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules/axe-core/axe.min.js"
BUILT = ROOT / "src/wirkraum/kit/static/kit/dist/app.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
RUN_AXE = """async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {"target-size": {enabled: true}},
})).violations.map(found => `${found.id}: ${found.nodes.map(node => node.target).join(", ")}`)"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; skips the test where there is none or the front end is not built."""
    path = os.environ.get("WIRKRAUM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    if not BUILT.exists() or not AXE.exists():
        pytest.skip("front end not built (hatch_build)")
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        started = playwright.chromium.launch(executable_path=path, chromium_sandbox=not root)
        yield started
        started.close()


def barriers(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule and places."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_AXE)
    return found


def runs_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )
