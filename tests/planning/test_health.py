"""The health page: what it finds over a year, whom it tells, what it offers, what it costs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.calendar.models import Absence, ForeignCalendar
from wirkraum.planning.models import Format
from wirkraum.planning.queries import HealthPage, plan_health
from wirkraum.planning.queries.health import Finding
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Tenure

D = dt.date
HEALTH = "/jahresplan/pruefung/"
YEAR = SchoolYear(2023)


@pytest.fixture
def yearly(jour_fixe: Format) -> Format:
    """Once a year, so that one Termin keeps what was agreed."""
    Format.objects.filter(pk=jour_fixe.pk).update(frequency_text="1x/Jahr")
    jour_fixe.refresh_from_db()
    return jour_fixe


def page_of(client: Client) -> HealthPage:
    page: HealthPage = client.get(HEALTH).context["page"]
    return page


def found(client: Client) -> dict[str, Finding]:
    return {one.rule: one for group in page_of(client).groups for one in group.findings}


def test_a_sound_plan_says_so_and_what_was_checked(yearly: Format, cleo: Client) -> None:
    occur(yearly, D(2024, 1, 8))

    html = cleo.get(HEALTH).content.decode()

    assert page_of(cleo).groups == ()
    assert "Der Plan ist in Ordnung." in html
    assert "Niemand wird an zwei Orten zugleich gebraucht" in html
    assert "1 Termin ab heute" in html


def test_the_page_takes_the_same_queries_for_any_number(jour_fixe: Format, cleo: Client) -> None:
    counts = []
    for number in (1, 3, 30):
        for at in range(number):
            occur(jour_fixe, D(2023, 12, 1) + dt.timedelta(days=at))
            fields = {"code": f"X{number}.{at}", "frequency_text": "tbd"}
            make.make_format(jour_fixe.programme, jour_fixe.circle, **fields)
        with CaptureQueriesContext(connection) as queries:
            assert cleo.get(HEALTH).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] == counts[2] <= 25


def test_two_termine_of_the_same_people_are_a_contradiction(
    yearly: Format, cast: Cast, cleo: Client
) -> None:
    one = occur(yearly, D(2024, 1, 8), status="announced")
    other = make.make_format(cast.programme, cast.leads, code="SB", frequency_text="1x/Jahr")
    two = occur(other, D(2024, 1, 8), at=dt.time(10))

    clash = found(cleo)["person_clash"]

    assert clash.firm
    assert [place.path for place in clash.places] == [
        f"/termine/{one.uid}/",
        f"/termine/{two.uid}/",
    ]
    assert (clash.label, clash.url) == (
        "Verschieben …",
        f"/jahresplan/termin/{two.uid}/verschieben/",
    )
    assert plan_health(cast.programme, YEAR, today=make.TODAY) == (1, 0)


def test_a_termin_of_no_format_is_linked_too(yearly: Format, cast: Cast, cleo: Client) -> None:
    termin = occur(yearly, D(2024, 1, 8))
    visit = make.make_termin(cast.programme, cast.nord, on=D(2024, 1, 8), title="Besuch")

    clash = found(cleo)["person_clash"]

    assert {place.path for place in clash.places} == {
        f"/termine/{termin.uid}/",
        f"/termine/{visit.uid}/",
    }
    assert clash.url.endswith(f"{termin.uid}/verschieben/")


def test_whoever_is_away_is_told_without_a_reason(yearly: Format, cast: Cast, cleo: Client) -> None:
    occur(yearly, D(2024, 1, 8))
    post = cast.programme.posts.get(title="site_lead ada")
    days = {"first_day": D(2024, 1, 8), "last_day": D(2024, 1, 9)}
    Absence.objects.create(programme=cast.programme, post=post, reason="Kur", **days)

    html = cleo.get(HEALTH).content.decode()

    assert "site_lead ada ist am Mo 8.1.2024 nicht da (belegt)." in html
    assert "Kur" not in html


def test_hours_away_are_told_without_a_reason(yearly: Format, cast: Cast, cleo: Client) -> None:
    occur(yearly, D(2024, 1, 8))
    post = cast.programme.posts.get(title="site_lead ada")
    Absence.objects.create(
        programme=cast.programme,
        post=post,
        first_day=D(2024, 1, 8),
        last_day=D(2024, 1, 8),
        begins=dt.time(10),
        ends=dt.time(12),
    )

    assert str(found(cleo)["person_clash"].text) == "Nicht frei von 10:00–12:00: site_lead ada."


def test_what_was_held_stays_as_it_was(yearly: Format, cast: Cast, cleo: Client) -> None:
    occur(yearly, D(2023, 10, 31), status="held")

    assert page_of(cleo).groups == ()


def test_a_period_short_of_termine_says_which_days_are_left(
    jour_fixe: Format, cleo: Client
) -> None:
    occur(jour_fixe, D(2024, 1, 8))

    texts = [str(f.text) for g in page_of(cleo).groups for f in g.findings if f.rule == "short"]

    assert texts[0].startswith("„Jour fixe“, November 2023: 0 von 2 vereinbarten. Noch 3 Tage")
    assert texts[2].startswith("„Jour fixe“, Januar 2024: 1 von 2 vereinbarten. Noch 20 Tage")
    assert found(cleo)["short"].url == f"/jahresplan/formate/{jour_fixe.pk}/termin/"


def test_more_than_agreed_is_a_hint(yearly: Format, cleo: Client) -> None:
    occur(yearly, D(2024, 1, 8))
    occur(yearly, D(2024, 3, 4))

    hint = found(cleo)["beyond"]

    assert not hint.firm
    assert str(hint.text) == "„Jour fixe“, Schuljahr 2023/24: 2 Termine, vereinbart 1."


def test_a_vacant_post_is_told_once(yearly: Format, cast: Cast, cleo: Client) -> None:
    occur(yearly, D(2024, 1, 8))
    Tenure.objects.filter(post__title="site_lead ben").update(valid_until=D(2023, 12, 31))

    vacant = found(cleo)["vacant"]

    assert str(vacant.text) == (
        "„site_lead ben“ ist nicht besetzt und wird am Mo 8.1. bei 1 Termin gebraucht."
    )
    assert vacant.label == "Stelle besetzen"


def test_formats_without_people_or_frequency_are_asked_for(
    yearly: Format, cast: Cast, cleo: Client
) -> None:
    occur(yearly, D(2024, 1, 8))
    empty = make.make_circle(cast.programme, name="Netz")
    one = make.make_format(cast.programme, empty, code="NT", name="Netz", frequency_text="tbd")

    hints = found(cleo)

    assert "Die Zielgruppe „Netz“ hat" in str(hints["no_members"].text)
    assert hints["no_members"].url == f"/programm/zielgruppe/{empty.pk}/mitglied/"
    assert hints["undecided"].url == f"/jahresplan/formate/{one.pk}/"


def test_past_termine_calendars_and_reserves_are_open_ends(
    yearly: Format, cast: Cast, cleo: Client
) -> None:
    occur(yearly, D(2023, 11, 20))
    make.make_termin(cast.programme, on=D(2023, 11, 21))
    ForeignCalendar.objects.create(
        programme=cast.programme, name="Runde", circle=cast.leads, problem="404"
    )
    asked = make.make_format(
        *(cast.programme, cast.leads),
        code="SB",
        frequency_text="nach Bedarf",
        reserve=1,
        reserve_period="year",
    )
    occur(asked, D(2023, 11, 6), status="proposed")

    hints = found(cleo)

    assert str(hints["unrecorded"].text) == "2 Termine sind vorbei und noch nicht eingetragen."
    assert str(hints["calendar"].text) == "Der Kalender „Runde“ lässt sich nicht lesen: 404"
    assert hints["calendar"].url.startswith("/termine/fremde-kalender/")
    assert "1 freigehaltener Tag ist vorbei" in str(hints["reserve_past"].text)


def test_the_board_reads_and_is_offered_nothing(jour_fixe: Format, cast: Cast) -> None:
    client = Client()
    client.force_login(cast.lena)

    assert page_of(client).soft
    assert not any(one.url for group in page_of(client).groups for one in group.findings)


@pytest.mark.parametrize(
    ("day", "text"),
    [(D(2024, 1, 8), "Der Plan ist in Ordnung."), (D(2024, 1, 13), "1 Widerspruch im Plan")],
)
def test_the_line_says_the_worst(yearly: Format, cleo: Client, day: dt.date, text: str) -> None:
    occur(yearly, day)

    assert text in cleo.get(f"{HEALTH}kurz/").content.decode()
