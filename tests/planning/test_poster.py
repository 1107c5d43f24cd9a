"""The poster, opened again: one tagged page that says the year in order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from typing import Any

import page
import pytest
from django.test import Client
from pypdf import PdfReader
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning.models import Format
from wirkraum.planning.queries import year_poster
from wirkraum.planning.renderers.poster import PALETTE, Group, Key, Mark, Poster, render
from wirkraum.programme.access import standing_of
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Site

D = dt.date
YEAR = SchoolYear(2023)


def poster_of(cast: Cast, site: Site | None = None) -> Poster:
    who = standing_of(cast.cleo, make.TODAY)
    assert who is not None
    return year_poster(who, YEAR, site, today=make.TODAY)


def crowded(poster: Poster, number: int, code: str = "JF") -> Poster:
    """The same poster with so many Termine on every weekday."""
    some = tuple(
        Mark(f"{code}{at}", at, at % 2 == 0, f"{9 + at}:00", f"Format {at}") for at in range(number)
    )
    months = tuple(
        replace(
            month,
            days=tuple(
                day if day.shade else replace(day, marks=some, note="") for day in month.days
            ),
        )
        for month in poster.months
    )
    keys = tuple(Key(one.code, one.colour, one.words, "2× im Monat") for one in some)
    return replace(poster, months=months, groups=(Group("", keys),))


def tags(content: bytes) -> list[tuple[int, str, str]]:
    """Depth, kind and alternative text of every element, as a screen reader meets them."""
    found: list[tuple[int, str, str]] = []

    def walk(node: Any, depth: int) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one, depth)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((depth, str(node["/S"]), str(node.get("/Alt", ""))))
            walk(node.get("/K"), depth + 1)

    root: Any = PdfReader(BytesIO(content)).trailer["/Root"]
    walk(root["/StructTreeRoot"], 0)
    return found


def text_of(content: bytes) -> str:
    return " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())


def day_of(poster: Poster, day: dt.date) -> Any:
    return poster.months[(day.month - 8) % 12].days[day.day - 1]


@pytest.mark.parametrize("number", [0, 3, 12])
def test_the_poster_conforms_however_full_it_is(jour_fixe: Format, cast: Cast, number: int) -> None:
    content = render(crowded(poster_of(cast), number))

    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, report.failures


@pytest.mark.parametrize(("number", "code"), [(0, "X"), (2, "JF"), (30, "DB-1390")])
def test_the_poster_is_one_a3_page(jour_fixe: Format, cast: Cast, number: int, code: str) -> None:
    book = PdfReader(BytesIO(render(crowded(poster_of(cast), number, code))))

    sizes = [(round(one.mediabox.width), round(one.mediabox.height)) for one in book.pages]
    assert sizes == [(1191, 842)]


def test_the_poster_is_read_month_by_month_and_day_by_day(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 2, 5))
    occur(jour_fixe, D(2023, 12, 11), status="announced")
    occur(jour_fixe, D(2023, 12, 4), at=dt.time(14), status="held")

    found = tags(render(poster_of(cast)))

    assert [alt for _depth, kind, alt in found if kind == "/Figure"] == [
        "Jour fixe, 14:00–16:00, gehalten",
        "Jour fixe, 9:00–11:00, steht fest",
        "Jour fixe, 9:00–11:00, geplant",
    ]
    kinds = [kind for _depth, kind, _alt in found]
    assert (kinds.count("/H1"), kinds.count("/H2")) == (1, 14)
    assert kinds.count("/L") == 13  # eleven months with something on them, formats, signs
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/L")


def test_the_poster_is_named_dated_and_in_its_readers_language(
    jour_fixe: Format, cast: Cast, cleo: Client
) -> None:
    answer = cleo.get("/jahresplan/plakat.pdf")
    book: Any = PdfReader(BytesIO(answer.content))

    assert answer["Content-Disposition"] == 'inline; filename="plakat-2023-24.pdf"'
    assert book.metadata.title == "Familienschulzentren Musterstadt – Schuljahr 2023/24"
    assert book.metadata.creation_date.date() == make.TODAY
    assert book.trailer["/Root"]["/Lang"] == "de"
    assert "Stand: 27. November 2023" in text_of(answer.content)


def test_equal_posters_give_equal_bytes(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2023, 12, 4))

    assert render(poster_of(cast)) == render(poster_of(cast))


def test_what_does_not_fit_on_a_day_is_told_in_the_legend(jour_fixe: Format, cast: Cast) -> None:
    for at in range(9, 15):
        occur(jour_fixe, D(2023, 12, 4), at=dt.time(at), minutes=30)

    content = render(poster_of(cast))

    text = text_of(content)
    assert "Weitere am selben Tag: 4.12. JF 11:00, JF 12:00, JF 13:00, JF 14:00" in text
    (rest,) = [alt for _, kind, alt in tags(content) if kind == "/Figure" and "Außerdem" in alt]
    assert rest.startswith("Außerdem: Jour fixe, 11:00–11:30, geplant; Jour fixe, 12:00")
    assert "+4" in text


def test_a_poster_too_full_for_its_legend_says_where_the_rest_is(
    jour_fixe: Format, cast: Cast
) -> None:
    text = text_of(render(crowded(poster_of(cast), 12, "DB-139")))

    assert "Was hinter „+“ steht, finden Sie im Jahresplan." in text


def test_holidays_are_named_where_there_is_room(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 2, 12))

    poster = poster_of(cast)

    assert day_of(poster, D(2023, 10, 3)).note == "Tag der Deutschen Einheit"
    assert day_of(poster, D(2023, 10, 3)).shade == "free"
    assert (day_of(poster, D(2024, 2, 12)).note, day_of(poster, D(2024, 2, 13)).note) == (
        *("", "Winterferien"),
    )
    assert day_of(poster, D(2024, 2, 14)).shade == "school"
    assert [day_of(poster, D(2024, 1, at)).note for at in (1, 2)] == ["Neujahr", "Weihnachtsferien"]
    assert day_of(poster, D(2023, 9, 2)).shade == "weekend"


def test_only_what_takes_place_hangs_on_the_wall(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2023, 12, 4), status="cancelled")
    occur(jour_fixe, D(2023, 12, 4), status="proposed")
    occur(jour_fixe, D(2023, 12, 5), status="announced")
    occur(jour_fixe, D(2023, 12, 6))

    marks = [day_of(poster_of(cast), D(2023, 12, at)).marks for at in (4, 5, 6)]

    assert [[one.firm for one in some] for some in marks] == [[], [True], [False]]


def test_sites_have_posters_of_their_own(jour_fixe: Format, cast: Cast) -> None:
    circle = make.make_circle(cast.programme, name="Leitungsteam Nord", site=cast.nord)
    team = make.make_format(cast.programme, circle, code="LT", name="Leitungsteam")
    for one in (jour_fixe, team):
        occur(one, D(2023, 12, 4))

    everybody, nord, sued = (poster_of(cast, site) for site in (None, cast.nord, cast.sued))

    assert [(one.title, [key.code for key in one.keys]) for one in nord.groups] == [
        ("1. Grundschule", ["LT"]),
        ("Gemeinsame Formate", ["JF"]),
    ]
    for poster in (everybody, sued):
        assert [(one.title, [key.code for key in one.keys]) for one in poster.groups] == [
            ("", ["JF"])
        ]
        assert [mark.code for mark in day_of(poster, D(2023, 12, 4)).marks] == ["JF"]
    assert nord.groups[1].keys[0].colour == everybody.groups[0].keys[0].colour
    assert "1. Grundschule" in text_of(render(nord))


def test_a_programme_of_one_site_has_its_formats_on_the_poster(cast: Cast) -> None:
    circle = make.make_circle(cast.programme, name="Leitungsteam Nord", site=cast.nord)
    team = make.make_format(cast.programme, circle, code="LT", name="Leitungsteam")
    occur(team, D(2023, 12, 4))

    (group,) = poster_of(cast).groups

    assert [(key.code, key.detail) for key in group.keys] == [
        ("LT", "2× im Monat · Leitungsteam Nord · 1\u00a0Termin · 9:00\u00a0Uhr")
    ]


def test_markup_in_names_is_only_text(jour_fixe: Format, cast: Cast) -> None:
    Format.objects.filter(pk=jour_fixe.pk).update(code="#a*_", name="#panic() $x$ <y> @z [w]")
    occur(jour_fixe, D(2023, 12, 4))

    text = text_of(render(poster_of(cast)))

    assert "#panic() $x$ <y> @z [w]" in text
    assert "#a*_" in text


@pytest.mark.parametrize("colour", PALETTE)
def test_colours_are_read_on_paper_and_in_grey(colour: str) -> None:
    """White on the colour, and the colour on white: 7 to 1, which survives a poor printer."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert 1.05 / (light + 0.05) >= 5.5


def test_what_only_those_asked_may_know_hangs_on_no_wall(jour_fixe: Format, cast: Cast) -> None:
    occur(jour_fixe, D(2024, 2, 5), visibility="team")
    occur(jour_fixe, D(2024, 3, 4))

    poster = poster_of(cast)

    marks = [mark for month in poster.months for day in month.days for mark in day.marks]
    assert len(marks) == 1
