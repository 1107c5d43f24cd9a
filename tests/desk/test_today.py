"""The start page: each role its own, nothing of others."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast
from tests.desk.stage import TOMORROW, YESTERDAY, furnished, held, html, made, page_of, vacate

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Status
from wirkraum.programme.models import Phase
from wirkraum.reporting.models import Edition, Report


@pytest.mark.parametrize(
    ("vacant", "words"),
    [
        (False, "Alle zwei Standorte arbeiten mit Leitung."),
        (True, "Einer von zwei Standorten arbeitet mit Leitung."),
    ],
)
def test_the_sentence_begins_with_who_is_led(cast: Cast, vacant: bool, words: str) -> None:
    if vacant:
        vacate(cast)

    assert page_of(cast.cleo).sentence.lead == words


def test_the_sentence_names_what_is_to_be_clarified(cast: Cast, client: Client) -> None:
    make.make_format(cast.programme, cast.leads)
    make.make_format(
        cast.programme, cast.leads, code="AK", name="Arbeitsgruppen", frequency_text="tbd"
    )

    words = html(client, cast.cleo)

    assert "Jetzt klären: ein Format liegt zurück, eine Häufigkeit ist offen." in words


def test_nothing_open_is_told_with_what_comes_next(cast: Cast) -> None:
    made(
        make.make_format(cast.programme, cast.leads, frequency_text="nach Bedarf"),
        TOMORROW,
        Status.ANNOUNCED,
    )

    assert page_of(cast.cleo).sentence.calm == (
        "Nichts offen. Nächster Termin: Jour fixe am Dienstag, 28. November 2023."
    )


def test_a_lead_is_told_of_the_own_day(cast: Cast) -> None:
    assert page_of(cast.ada).sentence.lead == "Heute steht bei Ihnen nichts im Kalender."

    for hour in (15, 16, 17):
        make.make_termin(cast.programme, cast.nord, at=dt.time(hour), title="Elterncafé")

    assert page_of(cast.ada).sentence.lead == (
        "Heute bei Ihnen: Elterncafé um 15:00 Uhr und zwei weitere Termine."
    )


def test_an_untouched_programme_has_a_start_page(cast: Cast) -> None:
    page = page_of(cast.sven)

    assert page.sentence.lead == "Noch arbeitet kein Standort."
    assert page.pulses.sites == ()


def test_next_are_the_meetings_of_the_coordination_and_the_rest_is_counted(cast: Cast) -> None:
    format_ = make.make_format(cast.programme, cast.leads)
    made(format_, make.TODAY, at=10)
    make.make_termin(cast.programme, title="Ohne Ort", on=TOMORROW)
    make.make_termin(cast.programme, cast.sued, at=dt.time(15), title="Elterncafé")
    make.make_termin(cast.programme, cast.sued, at=dt.time(6), title="Vorbei")
    make.make_termin(
        cast.programme, cast.sued, at=dt.time(16), title="Fällt aus", status=Status.CANCELLED
    )

    coming = page_of(cast.cleo).coming

    assert [(one.row.title, one.code, one.is_today) for one in coming.rows] == [
        ("Jour fixe", "JF", True),
        ("Ohne Ort", "", False),
    ]
    assert coming.rows[0].facts[0] == cast.leads.name
    assert coming.besides == 1


def test_next_are_at_most_four(cast: Cast) -> None:
    for _ in range(6):
        make.make_termin(cast.programme, on=TOMORROW)

    assert len(page_of(cast.cleo).coming.rows) == 4


def test_others_see_their_own_termine_only(cast: Cast) -> None:
    make.make_termin(cast.programme, cast.nord, on=TOMORROW, title="Bei Nord")
    make.make_termin(cast.programme, cast.sued, on=TOMORROW, title="Bei Süd")

    def titles(user: User) -> list[str]:
        return [one.row.title for one in page_of(user).coming.rows]

    assert titles(cast.ada) == ["Bei Nord"]
    assert titles(cast.hilde) == ["Bei Nord"]
    assert titles(cast.emil) == ["Bei Süd"]
    assert titles(cast.lena) == []


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("cleo", ["1", "2"]),
        ("lena", ["1", "2"]),
        ("ada", ["1"]),
        ("hilde", ["1"]),
        ("dora", ["1"]),
        ("ben", ["2"]),
    ],
)
def test_everybody_sees_the_pulse_of_the_own_sites(cast: Cast, name: str, marks: list[str]) -> None:
    page = page_of(getattr(cast, name))

    assert [one.row.mark for one in page.pulses.sites] == marks


def test_the_pulse_counts_what_was_held(cast: Cast) -> None:
    held(cast, cast.nord, title="Elterncafé")
    held(cast, cast.nord, on=dt.date(2023, 5, 3), title="Lange her")
    held(cast, cast.nord, cast.sued, on=dt.date(2023, 11, 6))
    held(cast, cast.nord, on=TOMORROW, title="Vorausgeeilt")
    make.make_termin(cast.programme, cast.nord, on=YESTERDAY, title="Nur geplant")

    nord, sued = page_of(cast.cleo).pulses.sites

    # A Termin at two sites counts at each, but once together.
    assert (nord.total, sued.total, page_of(cast.cleo).pulses.total) == (3, 1, 3)
    assert nord.chart.counts[-2:] == (1, 0)
    assert sum(nord.chart.counts) == 2
    assert nord.last is not None
    assert (nord.last.title, nord.last.day) == ("Elterncafé", YESTERDAY)


def test_the_number_of_entries_leads_to_exactly_those(cast: Cast, client: Client) -> None:
    held(cast, cast.nord, cast.sued, title="An beiden")
    held(cast, cast.sued, on=dt.date(2023, 5, 3), title="Lange her")
    held(cast, title="An keinem Standort")
    make.make_termin(cast.programme, cast.nord, on=YESTERDAY, title="Nur geplant")
    client.force_login(cast.cleo)

    pulses = page_of(cast.cleo).pulses
    shown = client.get(pulses.records)

    assert pulses.total == 2
    rows = [row.title for month in shown.context["months"] for row in month.rows]
    assert rows == ["An beiden", "Lange her"]
    assert "2 Einträge" in shown.content.decode()


def test_a_site_without_entries_says_so(cast: Cast, client: Client) -> None:
    assert page_of(cast.ada).pulses.sites[0].last is None
    assert "noch kein Eintrag" in html(client, cast.ada)


def test_many_sites_become_a_sortable_list(cast: Cast, client: Client) -> None:
    sites = [make.make_site(cast.programme, mark=str(mark)) for mark in range(10, 20)]
    for site in sites:
        Phase.objects.create(site=site, kind="start", valid_from=make.START)
    held(cast, sites[3])

    def order(by: str) -> list[str]:
        return [one.row.mark for one in page_of(cast.cleo, order=by).pulses.sites]

    assert order("")[:3] == ["1", "2", "10"]
    assert order("eintraege")[0] == "13"
    assert order("letzter")[0] == "13"
    assert order("stufe")[0] == "10"
    client.force_login(cast.cleo)
    page = client.get("/?sites=eintraege").content.decode()
    assert 'aria-sort="descending"' in page
    assert "puls-liste" in page


def test_formats_are_those_one_takes_part_in(cast: Cast) -> None:
    make.make_format(cast.programme, cast.leads)
    make.make_format(cast.programme, make.make_circle(cast.programme, name="Träger"), code="TT")

    def codes(user: User) -> list[str]:
        return [one.code for one in page_of(user).agreed]

    assert codes(cast.cleo) == codes(cast.lena) == ["JF", "TT"]
    assert codes(cast.ada) == ["JF"]
    assert codes(cast.hilde) == []


def test_agreed_and_held_stand_side_by_side(cast: Cast, client: Client) -> None:
    format_ = make.make_format(cast.programme, cast.leads)
    for day in (7, 21):
        made(format_, dt.date(2023, 9, day), Status.HELD)

    words = html(client, cast.cleo)

    assert "Vereinbart und gehalten" in words
    assert "2× im Monat" in words
    assert re.search(r"\b2 / \d", words)


def test_what_went_out_is_there_for_everybody(cast: Cast, client: Client) -> None:
    report = Report.objects.create(
        programme=cast.programme, template="startphase", title="Startphase", as_of=make.TODAY
    )
    Edition.objects.create(report=report, number=1, published_at=make.NOW, digest="0" * 64)

    words = html(client, cast.lena)

    assert "Startphase" in words
    assert "Ausgabe 1" in words


def test_the_banner_marks_example_data(cast: Cast, client: Client) -> None:
    assert "Beispieldaten." not in html(client, cast.cleo)
    cast.programme.is_example = True
    cast.programme.save()

    assert "Beispieldaten." in html(client, cast.cleo)


def test_team_only_termine_of_others_stay_hidden(cast: Cast, client: Client) -> None:
    make.make_termin(cast.programme, cast.nord, title="Vertraulich", visibility="team")
    held(cast, cast.nord, title="Ganz vertraulich", visibility="team")

    assert "ertraulich" not in html(client, cast.ben)
    assert "ertraulich" not in html(client, cast.emil)


@pytest.mark.parametrize(("name", "queries"), [("cleo", 25), ("ada", 24), ("lena", 20)])
@pytest.mark.parametrize("count", [1, 3, 30])
def test_queries_do_not_grow(
    cast: Cast,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    name: str,
    queries: int,
) -> None:
    furnished(cast, count)
    client.force_login(getattr(cast, name))
    client.get("/")

    with django_assert_num_queries(queries):
        client.get("/")
