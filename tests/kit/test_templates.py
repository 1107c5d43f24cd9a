"""The shell and its parts as HTML: the content policy, the words, the landmarks."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from tests.kit.gallery import ICONS, gallery_context, shell_context

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT / "src/wirkraum/kit/templates"
TEMPLATES = sorted(KIT.rglob("*.html"))
OURS = [path for path in TEMPLATES if path.parts[len(KIT.parts)] in {"kit", "django", "account"}]
ICON = re.compile(r"""\{%\s*icon\s+"(\w+)"|\b(?:icon_name|action_icon|submit_icon)="(\w+)\"""")

pytestmark = pytest.mark.urls("tests.kit.addresses")


def render(name: str, **context: object) -> str:
    """A page of the shell for a coordinator."""
    return render_to_string(
        name, {**shell_context(), **context}, RequestFactory().get("/seite/?q=a")
    )


class Tags(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every such element."""
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(KIT)))
def test_template_compiles_and_keeps_the_content_policy(path: Path) -> None:
    get_template(str(path.relative_to(KIT)))
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|hx-on|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\{%\s*blocktranslate(?![^%]*\btrimmed\b)", text)
    assert "http://www.w3.org" in text or "://" not in text


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(KIT)))
def test_template_shows_only_words_that_can_be_translated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    words = re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", re.sub(r"<[^>]*>", " ", text))

    assert words == []


@pytest.mark.parametrize(
    "name", ["account/login.html", "allauth/elements/form.html", "django/forms/field.html"]
)
def test_our_templates_come_before_those_of_the_libraries(name: str) -> None:
    origin = get_template(name).origin  # type: ignore[attr-defined]

    assert Path(origin.name) == KIT / name


def test_every_icon_a_template_asks_for_is_in_the_sprite() -> None:
    asked = {
        (name or other, str(path.relative_to(ROOT)))
        for path in (ROOT / "src").rglob("templates/**/*.html")
        for name, other in ICON.findall(path.read_text(encoding="utf-8"))
    }

    assert [place for place in sorted(asked) if place[0] not in ICONS] == []


def test_shell_begins_with_the_doctype_and_the_skip_link() -> None:
    html = render("kit/base.html")

    assert html.strip().lower().startswith("<!doctype html>")
    assert Tags(html).all("a")[0] == {"class": "wr-sprung", "href": "#inhalt"}
    assert [main["id"] for main in Tags(html).all("main")] == ["inhalt"]


def test_navigation_marks_the_current_section_and_numbers_the_rooms() -> None:
    links = Tags(render("kit/base.html", section="standorte")).all("a")
    current = {link["href"] for link in links if link.get("aria-current") == "page"}
    keys = {link["data-taste"]: link["href"] for link in links if "data-taste" in link}

    assert current == {"#standorte"}
    assert keys == {"1": "#heute", "2": "#jahresplan", "3": "#standorte", "4": "#berichte"}


def test_navigation_shows_what_it_is_given_and_nothing_else() -> None:
    html = render("kit/base.html", navigation=shell_context()["navigation"][:1])  # type: ignore[index]

    assert "Heute" in html
    assert "Berichte" not in html
    assert "Einrichtung" not in html


def test_recording_stands_in_the_head_and_in_the_middle_of_the_phone_bar() -> None:
    item = {
        "section": "eintragen",
        "name": "Eintragen",
        "url": "#neu",
        "icon": "plus",
        "place": "record",
    }
    rooms = [*shell_context()["navigation"], item]  # type: ignore[misc]
    html = render("kit/base.html", navigation=rooms)
    rail = html[html.index('class="wr-leiste"') : html.index("</nav>")]

    assert rail.index("#jahresplan") < rail.index("#neu") < rail.index("#standorte")
    assert html.count('href="#neu"') == 2


@pytest.mark.parametrize(
    ("theme", "scheme"),
    [("", "light dark"), ("hell", "light"), ("dunkel", "dark"), ("kontrast", "light dark")],
)
def test_theme_of_the_profile_reaches_the_page(theme: str, scheme: str) -> None:
    tags = Tags(render("kit/base.html", theme=theme))
    pressed = [
        b["value"]
        for b in tags.all("button")
        if b.get("name") == "theme" and b["aria-pressed"] == "true"
    ]

    assert tags.all("html")[0].get("data-thema", "") == theme
    assert {"name": "color-scheme", "content": scheme} in tags.all("meta")
    assert pressed == [theme]


def test_person_menu_works_without_script() -> None:
    tags = Tags(render("kit/base.html"))
    actions = [form["action"] for form in tags.all("form") if form.get("method") == "post"]

    assert actions == ["/konto/einstellungen/", "/konto/einstellungen/", "/konto/abmelden/"]
    assert any("KK" in summary.get("aria-label", "") for summary in tags.all("summary"))


def test_message_offers_its_undo_and_stays_when_it_is_an_error() -> None:
    told = [Message(25, "Standort geändert", extra_tags="undo-12"), Message(40, "Nicht geklappt")]
    html = render("kit/parts/messages.html", messages=told)

    assert 'action="/verlauf/12/zurueck/"' in html
    assert html.count("data-vergeht") == 1
    assert html.count('class="schliessen"') == 2


def test_search_is_a_plain_form() -> None:
    form = next(f for f in Tags(render("kit/base.html")).all("form") if f.get("role") == "search")

    assert form["action"] == "/suche/"
    assert "method" not in form


@pytest.mark.parametrize("code", [403, 404, 500])
def test_error_page_needs_nothing_but_its_code(code: int) -> None:
    html = render_to_string("kit/error.html", {"code": code})

    assert f"Fehler {code}" in html
    assert html.count("<h1>") == 1


def test_public_page_has_no_script_no_form_and_says_its_direction() -> None:
    languages = [
        {"code": "de", "name": "Deutsch", "url": "/de/"},
        {"code": "ar", "name": "العربية", "url": "/ar/", "direction": "rtl", "current": True},
    ]
    html = render_to_string(
        "kit/public.html", {"languages": languages, "page_language": "ar", "direction": "rtl"}
    )
    tags = Tags(html)

    assert tags.all("html")[0] == {"lang": "ar", "dir": "rtl"}
    assert tags.all("script") == tags.all("form") == []
    assert [link["lang"] for link in tags.all("a") if "aria-current" in link] == ["ar"]


def test_gallery_has_unique_ids_and_no_reference_into_nothing() -> None:
    tags = Tags(render("kit/bausteine.html", **gallery_context()))
    ids = [attrs["id"] for _, attrs in tags.tags if "id" in attrs]
    asked = {
        name
        for _, attrs in tags.tags
        for key in ("aria-labelledby", "aria-describedby", "for", "form")
        for name in attrs.get(key, "").split()
    }

    assert sorted(ids) == sorted(set(ids))
    assert asked <= set(ids)
