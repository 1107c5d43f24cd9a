"""The HTML page and the slide's picture for the workspace."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.reporting.dresden_facts import dresden_report

from wirkraum.reporting.domain.tree import Bullets, Evidence, Slide, Statement
from wirkraum.reporting.renderers import html
from wirkraum.reporting.renderers.html_folie import fragment, label

VOID = {"meta", "br", "link", "img"}


class Reader(HTMLParser):
    """Collects tags, attributes and text, and insists on closed tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    def find(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for found, attrs in self.tags if found == tag]

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())


@pytest.fixture(scope="module")
def whole() -> str:
    return html.render(dresden_report(), base_url="https://fsz.example")


@pytest.fixture(scope="module")
def read(whole: str) -> Reader:
    return Reader(whole)


def test_page_says_everything(read: Reader) -> None:
    report = dresden_report()

    assert report.name in read.text
    for slide in report.slides:
        assert slide.heading in read.text
        assert report.footer_line(slide) in read.text
        for found in slide.statements():
            if slide.layout != "table":
                assert found.text in read.text
    assert report.digest() in read.text


def test_page_is_german_with_one_main_heading(read: Reader) -> None:
    assert read.find("html") == [{"lang": "de"}]
    assert len(read.find("h1")) == 1
    assert len(read.find("h2")) == 7
    assert len(read.find("main")) == 1
    assert [attrs["id"] for attrs in read.find("section")] == [f"folie-{at}" for at in range(1, 9)]


def test_page_needs_no_script_and_fetches_nothing(whole: str, read: Reader) -> None:
    tags = {tag for tag, _ in read.tags}

    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert "url(" not in whole
    assert "@import" not in whole
    assert not [attrs for _, attrs in read.tags if any(name.startswith("on") for name in attrs)]
    assert not [attrs for _, attrs in read.tags if "style" in attrs]


def test_identifiers_are_unique_and_anchors_arrive(read: Reader) -> None:
    names = [attrs["id"] for _, attrs in read.tags if "id" in attrs]

    assert len(names) == len(set(names))
    inner = {str(attrs["href"])[1:] for attrs in read.find("a") if str(attrs["href"])[0] == "#"}
    assert inner <= set(names)


def test_every_computed_statement_opens_its_records(read: Reader) -> None:
    report = dresden_report()

    expected = {
        f"beleg-{slide.number}-{at}"
        for slide in report.slides[2:-1]
        for at, found in enumerate(slide.statements(), 1)
        if found.origin == "computed"
    } - {"beleg-7-1"}  # the quotation and its source rest on the same record
    assert {attrs["id"] for attrs in read.find("details")} == expected | {"beleg-1-1"}
    assert "Stichtag 30.11.2023" in read.text
    links = {attrs["href"] for attrs in read.find("a")}
    assert "https://fsz.example/standorte/117/" in links


def test_table_has_row_and_column_heads(read: Reader) -> None:
    scopes = [attrs["scope"] for attrs in read.find("th")]

    assert scopes.count("col") == 4
    assert scopes.count("row") == 7


def test_texts_are_escaped() -> None:
    record = Evidence("x", "x:1", "<b>Akte</b> & Co", path="/akte/?a=1&b=2")
    odd = Statement('<script>alert("1")</script>', "computed", evidence=(record,))
    slide = Slide(1, "bullets", "<i>Titel</i>", (Bullets((odd,)),))

    text = html.render(replace(dresden_report(), slides=(slide,)), base_url="https://a.example")

    read = Reader(text)
    assert odd.text in read.text
    assert "<b>Akte</b> & Co" in read.text
    assert {"script", "b", "i"}.isdisjoint({tag for tag, _ in read.tags})
    assert "https://a.example/akte/?a=1&b=2" in {attrs["href"] for attrs in read.find("a")}


def test_free_and_blocked_statements_are_marked() -> None:
    items = (Statement("Frei gesagt"), Statement("Ohne alles", "computed"))
    slide = Slide(1, "bullets", "Stand", (Bullets(items),))

    read = Reader(html.render(replace(dresden_report(), slides=(slide,))))

    assert "Frei gesagt Freier Satz, ohne Beleg" in read.text
    assert "Ohne alles Gesperrt: Dazu gibt es zum Stichtag keinen Beleg." in read.text


def test_equal_reports_give_the_same_page(whole: str) -> None:
    assert html.render(dresden_report(), base_url="https://fsz.example") == whole


def test_fragment_is_a_picture_of_phrasing_content_only() -> None:
    report = dresden_report()

    for slide in report.slides:
        text = fragment(report, slide)
        read = Reader(text)
        assert {tag for tag, _ in read.tags} == {"span"}
        assert text.startswith('<span class="folie"><span class="f')
        assert " id=" not in text
        assert slide.heading in read.text
        assert report.footer_line(slide) in read.text


def test_fragment_marks_and_links_statements() -> None:
    report = dresden_report()

    text = fragment(
        report,
        report.slides[3],
        current="4.2",
        address=lambda place: f"?aussage={place.ref}&x=1#belege",
    )

    read = Reader(text)
    assert re.search(r"<mark>Teilnahme an Dienstberatungen von Schule und Hort</mark>", text)
    assert [attrs["href"] for attrs in read.find("a")] == [
        f"?aussage=4.{at}&x=1#belege" for at in range(1, 7)
    ]


def test_fragment_of_the_table_shows_all_cells() -> None:
    report = dresden_report()

    read = Reader(fragment(report, report.slides[5]))

    assert len(read.find("span")) == 5 + 8 * 3


def test_label_names_the_slide() -> None:
    report = dresden_report()

    assert str(label(report.slides[3])) == (
        "Folie 4: 2. Kooperation von Schule und Hort, 6 Aussagen"
    )
    assert str(label(Slide(9, "bullets", "Ende", (Bullets((Statement("x"),)),)))) == (
        "Folie 9: Ende, 1 Aussage"
    )
