"""The English catalogue says everything the sources say, and nothing else."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.test import Client
from tests.cast import Cast
from tests.catalogue import ENGLISH, english_compiled  # noqa: F401  a fixture

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/wirkraum"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")
GERMAN = re.compile(r"[„]|\b(?:Sie|Ihre?n?|nicht|und|der|das|ist|wird|von|zum)\b")
QUOTED = re.compile(r"“[^”]*”|\([^)]*\)")
HEADERS = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}

BARE = [
    (re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"<kbd>[^<]*</kbd>|\{%\s*block \w*class\s*%\}[^{]*"), ""),
    (re.compile(r'<(\w+)[^>]*\blang="de"[^>]*>.*?</\1>', re.DOTALL), ""),  # German on purpose
    (re.compile(r"\{%\s*blocktranslate\b.*?endblocktranslate\s*%\}", re.DOTALL), " "),
    (re.compile(r"\{[%{].*?[%}]\}", re.DOTALL), " "),
]
READ_OUT = re.compile(r'\b(?:aria-label|title|placeholder|alt|data-kopf)="([^"]*)"')
GIVEN = re.compile(r'\{%\s*(?:include|with)\b[^%]*?\b\w+="([A-ZÄÖÜ][^"]*)"')
GERMAN_DATE = re.compile(r"\|date:\"[^\"]*\.[^\"]*\"|translate \"Uhr\"")
MARKUP = re.compile(r"<[^>]*>")
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")

# German on purpose: the report, files for programs, and what a proposal stores as it was said.
GERMAN_DOMAIN = re.compile(
    r"/reporting/domain/\w+\.py$|/intake/domain/"
    r"|/planning/domain/(?:problem\w*|json_node|solver/door)\.py$"
)
SENTENCE = re.compile(r"[a-zäöüß]{2,} (?:.* )?[a-zäöüß]+[.?!]$|[„»]\w|\w[“«]")

Key = tuple[str, str, str]


def key(entry: polib.POEntry) -> Key:
    """What makes an entry one of its own."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def words(entry: polib.POEntry) -> list[str]:
    """The translations: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def edges_of(text: str) -> tuple[str, str]:
    """The white space around it."""
    bare = text.strip()
    return text[: text.index(bare)], text[text.index(bare) + len(bare) :]


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    """What is committed."""
    return polib.pofile(str(ENGLISH))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """What the sources of this moment ask for, extracted from a copy of them."""
    if not (shutil.which("xgettext") and shutil.which("msgmerge")):
        pytest.skip("GNU gettext is not installed")
    place = tmp_path_factory.mktemp("sources")
    barred = shutil.ignore_patterns("static", "migrations", "__pycache__", "*.mo")
    shutil.copytree(PACKAGE, place / "wirkraum", ignore=barred)
    done = subprocess.run(
        [sys.executable, "-m", "wirkraum.config.command", "makemessages"],
        env=os.environ
        | {"PYTHONPATH": str(place), "WIRKRAUM_SECRET_KEY": "x", "WIRKRAUM_DATA": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return polib.pofile(str(place / "wirkraum/locale/en/LC_MESSAGES/django.po"))


def test_every_string_of_the_sources_is_in_the_catalogue_and_nothing_else(
    fresh: polib.POFile, catalogue: polib.POFile
) -> None:
    wanted, have = {key(entry) for entry in fresh}, {key(entry) for entry in catalogue}

    assert {"missing": sorted(wanted - have), "obsolete": sorted(have - wanted)} == {
        "missing": [],
        "obsolete": [],
    }


def test_every_entry_is_translated(catalogue: polib.POFile) -> None:
    empty = [entry.msgid for entry in catalogue if not all(words(entry))]
    unsure = [entry.msgid for entry in catalogue if entry.flags and "fuzzy" in entry.flags]

    assert (empty, unsure, list(catalogue.obsolete_entries())) == ([], [], [])


def test_placeholders_and_tags_survive_translation(catalogue: polib.POFile) -> None:
    bad = []
    for entry in catalogue:
        for pattern in (PLACEHOLDER, TAG):
            source = sorted(pattern.findall(entry.msgid_plural or entry.msgid))
            # The singular may leave the number out: "One site", "%(number)s sites".
            last = sorted(pattern.findall(words(entry)[-1]))
            rest = {found for text in words(entry) for found in pattern.findall(text)}
            if (last != source and any(words(entry))) or not rest <= set(source):
                bad.append((entry.msgid, words(entry)))

    assert bad == []


def test_translations_are_english_and_keep_the_edges(catalogue: polib.POFile) -> None:
    texts = [text for entry in catalogue for text in words(entry)]
    german = [text for text in texts if GERMAN.search(QUOTED.sub("", text))]
    edges = [
        entry.msgid
        for entry in catalogue
        for text in words(entry)
        if text and edges_of(text) != edges_of(entry.msgid)
    ]

    assert (german, edges) == ([], [])


def test_headers_say_nothing_of_people_or_moments(catalogue: polib.POFile) -> None:
    assert dict(catalogue.metadata) == HEADERS


def test_no_message_hides_within_an_f_string() -> None:
    """Not every xgettext looks inside them."""
    bad = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if "gettext" in (text := path.read_text(encoding="utf-8"))
        for string in ast.walk(ast.parse(text))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and (call.func.id == "_" or call.func.id.endswith("gettext"))
    ]

    assert bad == []


@pytest.mark.usefixtures("english_compiled")
def test_sign_in_speaks_english_to_who_asked_for_it(client: Client, db: None) -> None:
    client.cookies["sprache"] = "en"

    response = client.get("/konto/login/")
    page = response.content.decode()

    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en"' in page
    assert "E-mail address" in page
    assert "Passwort" not in page


@pytest.mark.usefixtures("english_compiled")
def test_the_profile_outdoes_the_cookie(client: Client, cast: Cast) -> None:
    cast.cleo.language = "en"
    cast.cleo.save()
    client.force_login(cast.cleo)
    client.cookies["sprache"] = "de"

    page = client.get("/standorte/").content.decode()

    assert '<html lang="en"' in page
    assert "Sites" in page


@pytest.mark.usefixtures("english_compiled")
def test_public_pages_speak_the_language_of_the_address(client: Client, cast: Cast) -> None:
    german = client.get("/oeffentlich/musterstadt/").content.decode()
    english = client.get("/oeffentlich/musterstadt/?sprache=en").content.decode()

    assert "Diese Woche" in german
    assert '<html lang="en"' in english
    assert "This week" in english
    assert "Diese Woche" not in english


def unmarked(text: str) -> list[str]:
    """Words of a template that no language can change."""
    given = GIVEN.findall(text)
    for pattern, instead in BARE:
        text = pattern.sub(instead, text)
    told = [*given, *READ_OUT.findall(text), *MARKUP.sub("\n", text).splitlines()]
    return [line.strip() for line in told if WORD.search(line)]


def test_unmarked_words_are_found() -> None:
    assert unmarked('<p title="Hallo">{% translate "Ja" %} Nein</p>') == ["Hallo", "Nein"]
    assert unmarked('{% include "a.html" with label="Mehr" icon="plus" %}') == ["Mehr"]


def test_templates_mark_all_their_words() -> None:
    bad = {
        str(path.relative_to(PACKAGE)): found
        for path in sorted(PACKAGE.rglob("templates/**/*.html"))
        if (found := unmarked(path.read_text(encoding="utf-8")))
    }

    assert bad == {}


def test_templates_leave_the_order_of_day_and_month_to_the_language() -> None:
    """`kit.dates` knows "5.2.2024" and "5 Feb 2024"; a point in a format is German for ever."""
    bad = [
        f"{path.relative_to(PACKAGE)}: {found}"
        for path in sorted(PACKAGE.rglob("templates/**/*.html"))
        for found in GERMAN_DATE.findall(path.read_text(encoding="utf-8"))
    ]

    assert bad == []


def untold(source: str) -> list[str]:
    """Sentences that no page could translate: not within `_(…)`."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        around = [node]
        while (above := parents.get(around[-1])) is not None:
            around.append(above)
        told = any(isinstance(one, ast.Call) and _name(one) in {"_", "compile"} for one in around)
        if SENTENCE.search(node.value) and not told and not isinstance(around[1], ast.Expr):
            found.append(node.value)
    return found


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def test_untold_sentences_are_found() -> None:
    assert untold('"""Das ist die Regel."""\nx = _("Das geht so."), "Das geht nicht."') == [
        "Das geht nicht."
    ]
    assert untold("x = f'{name} ist am Tag nicht da.'") == [" ist am Tag nicht da."]


def test_the_domain_tells_its_sentences() -> None:
    """See `kit.told`: what people see from the domain has to be translatable."""
    bad = {
        str(path.relative_to(PACKAGE)): found
        for path in sorted(PACKAGE.glob("*/domain/**/*.py"))
        if not GERMAN_DOMAIN.search(f"/{path.relative_to(PACKAGE).as_posix()}")
        and (found := untold(path.read_text(encoding="utf-8")))
    }

    assert bad == {}
