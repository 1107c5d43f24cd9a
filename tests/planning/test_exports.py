"""What leaves the year page: the calendar file, the workbook, and who finds what in them."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import icalendar
import ics
import pytest
import vobject
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning.models import Format
from wirkraum.planning.renderers.workbook import Column, Table, Workbook, render

D = dt.date
ICS, XLSX, PDF = "/jahresplan/export.ics", "/jahresplan/export.xlsx", "/jahresplan/plakat.pdf"


@pytest.fixture
def at_nord(cast: Cast, jour_fixe: Format) -> Format:
    """A format of the site Nord alone."""
    circle = make.make_circle(cast.programme, name="Leitungsteam Nord", site=cast.nord)
    return make.make_format(cast.programme, circle, code="LT-1", name="Leitungsteam")


@pytest.fixture
def at_sued(cast: Cast, jour_fixe: Format) -> Format:
    """A format of the site Süd alone."""
    circle = make.make_circle(cast.programme, name="Leitungsteam Süd", site=cast.sued)
    return make.make_format(cast.programme, circle, code="LT-2", name="Leitungsteam")


def sheets(client: Client, query: str = "") -> Any:
    answer = client.get(XLSX + query)
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.content))


def events(client: Client, query: str = "") -> list[Any]:
    answer = client.get(ICS + query)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_three_libraries_read_the_same_calendar(jour_fixe: Format, cleo: Client) -> None:
    first = occur(jour_fixe, D(2023, 12, 4), status="announced")
    occur(jour_fixe, D(2024, 6, 3), at=dt.time(14))
    occur(jour_fixe, D(2022, 12, 5))

    text = cleo.get(ICS).content.decode()
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")

    assert str(found[0]["UID"]) == f"{first.uid}@wirkraum"
    assert [one["DTSTART"].params["TZID"] for one in found] == ["Europe/Berlin"] * 2
    assert [str(one["STATUS"]) for one in found] == ["CONFIRMED", "TENTATIVE"]
    begins = [one["DTSTART"].dt for one in found]
    assert [one.utcoffset().total_seconds() / 3600 for one in begins] == [1, 2]
    assert sorted(one.begin.datetime for one in ics.Calendar(text).events) == begins
    assert sorted(one.dtstart.value for one in vobject.readOne(text).vevent_list) == begins


def test_files_are_named_for_the_year_and_the_site(at_nord: Format, cleo: Client) -> None:
    answer = cleo.get(f"{ICS}?jahr=2024-25&standort=1")

    assert answer["Content-Disposition"] == (
        'attachment; filename="jahresplan-2024-25-1-grundschule.ics"'
    )
    assert "Schuljahr 2024/25\\, 1. Grundschule" in answer.content.decode().replace("\r\n ", "")


def test_nobody_takes_along_what_the_page_does_not_show(
    jour_fixe: Format, cast: Cast, cleo: Client, client: Client
) -> None:
    occur(jour_fixe, D(2024, 2, 5))
    occur(jour_fixe, D(2024, 3, 4), visibility="team")
    client.force_login(cast.hilde)

    assert (len(events(cleo)), len(events(client))) == (2, 1)
    assert (sheets(cleo)["Termine"].max_row, sheets(client)["Termine"].max_row) == (3, 2)


def test_a_site_takes_along_its_own_and_the_shared(
    jour_fixe: Format, at_nord: Format, at_sued: Format, cleo: Client
) -> None:
    for one in (jour_fixe, at_nord, at_sued):
        occur(one, D(2024, 2, 5), title=one.code)

    assert {str(one["SUMMARY"]) for one in events(cleo)} == {"JF", "LT-1", "LT-2"}
    assert {str(one["SUMMARY"]) for one in events(cleo, "?standort=1")} == {"JF", "LT-1"}
    assert len(events(cleo, "?standort=alle")) == len(events(cleo, "?standort=gemeinsam")) == 3
    book = sheets(cleo, "?standort=1")
    assert [row[0].value for row in book["Soll und Ist"].iter_rows(min_row=2)] == ["JF", "LT-1"]
    assert [row[6].value for row in book["Termine"].iter_rows(min_row=2)] == [
        *(None, "1. Grundschule")
    ]


@pytest.mark.parametrize("address", [ICS, XLSX, PDF])
def test_an_unknown_site_is_not_found(jour_fixe: Format, cleo: Client, address: str) -> None:
    assert cleo.get(f"{address}?standort=gibtsnicht").status_code == 404
    assert cleo.get(f"{address}?standort=1%00").status_code == 404


def test_the_workbook_holds_real_days_and_times(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2023, 11, 13), status="held", place="Saal")
    occur(jour_fixe, D(2023, 12, 4), status="cancelled", cancelled_because="Saal belegt")
    occur(jour_fixe, D(2023, 12, 11), at=dt.time(14), is_example=True)

    sheet = sheets(cleo)["Termine"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert lines[0][:4] == ["Datum", "Wochentag", "Beginn", "Ende"]
    assert lines[1][0].date() == D(2023, 11, 13)
    assert lines[1][1:] == [
        *("Montag", dt.time(9), dt.time(11), "Jour fixe"),
        *("FSZ-Leitungen", None, "Saal", "gehalten", 1, None),
    ]
    assert [line[8:] for line in lines[2:]] == [
        ["ausgefallen", None, "Saal belegt"],
        ["geplant", 2, "Beispiel"],
    ]
    assert [sheet.cell(2, at).number_format for at in (1, 3)] == ["DD.MM.YYYY", "HH:MM"]


def test_the_workbook_is_ready_to_filter_and_print(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2023, 12, 11))

    book = sheets(cleo)

    assert book.sheetnames == ["Termine", "Soll und Ist", "Auslastung"]
    assert book["Termine"].auto_filter.ref == "A1:K2"
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (
            *(True, 0),
        )
        assert sheet.print_title_rows == "$1:$1"


def test_the_workbook_counts_as_the_page_does(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2023, 11, 13), status="held")

    row = cleo.get("/jahresplan/").context["page"].lanes[0].row
    book = sheets(cleo)
    line = [cell.value for cell in book["Soll und Ist"][2]]

    assert line[4:8] == [row.agreed, row.begun, row.held, row.missing]
    posts = {cells[0].value: cells[1].value for cells in book["Auslastung"].iter_rows(min_row=2)}
    assert posts["site_lead ada"] == 1


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 351", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_text_is_never_a_formula(text: str) -> None:
    content = render(Workbook("T", "A", "F", (Table("T", (Column(text, 9),), ((text,),)),)))
    cells = [row[0] for row in load_workbook(BytesIO(content))["T"].iter_rows()]

    assert [cell.data_type for cell in cells] == ["s", "s"]
    assert all(cell.value == text and cell.quotePrefix for cell in cells)


def test_odd_names_and_signs_do_not_break_the_workbook() -> None:
    name = "Ferien & [Termine]: 2023/24 – alle Standorte zusammen"
    table = Table(name, (Column("A", 9),), (("a\x00\x0bb\ufffe",), ("x" * 40_000,), (None,)))
    book = load_workbook(BytesIO(render(Workbook(name, "A", "a & b", (table,)))))

    sheet = book.worksheets[0]
    assert sheet.title == "Ferien & -Termine-- 2023-24 – a"
    assert (sheet["A2"].value, len(sheet["A3"].value)) == ("ab", 32_767)
    assert sheet.oddFooter.left.text == "a && b"


def test_an_empty_year_makes_files_all_the_same(cast: Cast, cleo: Client) -> None:
    assert events(cleo) == []
    assert sheets(cleo)["Termine"].max_row == 1


@pytest.mark.parametrize("address", [ICS, XLSX, PDF])
def test_exports_take_the_same_queries_for_any_number(
    jour_fixe: Format, cleo: Client, address: str
) -> None:
    counts = []
    for number in (1, 3, 30):
        for at in range(number):
            occur(jour_fixe, D(2023, 12, 1) + dt.timedelta(days=7 * at))
        with CaptureQueriesContext(connection) as seen:
            assert cleo.get(address).status_code == 200
        counts.append(len(seen))

    assert len(set(counts)) == 1
    assert counts[0] <= (30 if address == XLSX else 7)


def test_the_menu_offers_a_poster_for_each_site_with_formats(at_nord: Format, cleo: Client) -> None:
    shown = cleo.get("/jahresplan/").context["page"]

    html = render_to_string("planning/parts/exports.html", {"page": shown})

    assert html.count(f'href="{PDF}') == 2
    for address in (ICS, XLSX, PDF, f"{PDF}?jahr=2023-24&amp;standort=1"):
        assert f'href="{address}' in html


def test_days_kept_free_are_told_apart(jour_fixe: Format, cleo: Client) -> None:
    occur(jour_fixe, D(2023, 12, 4), status="proposed")

    line = [cell.value for cell in sheets(cleo)["Termine"][2]]

    assert line[8:10] == ["freigehalten", None]
