"""So haben wir es verstanden: correct, choose, take over; and what a deck brings that comes again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import make
from tests.cast import Cast
from tests.intake.stage import HEAD, TABLE, filled, paste

from wirkraum.accounts.models import User
from wirkraum.config.demo import deck as demo_deck
from wirkraum.history.models import Entry
from wirkraum.intake.actions import receive
from wirkraum.intake.models import Arrival
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format
from wirkraum.programme.models import Circle, Duty, Grant, Municipality, Organisation, Programme

ORIGINAL = Path(__file__).parents[3] / "shared/data/dresden/deck-2023-11-30.txt"


@pytest.fixture
def founder(client: Client, db: None) -> User:
    user = make.make_user("founder@example.org", may_found=True)
    client.force_login(user)
    return user


def address(arrival: Arrival) -> str:
    return reverse("intake:review", args=[arrival.pk])


def send(client: Client, arrival: Arrival, **changes: str):
    """The review's form as it stands, with some fields changed; "-" leaves a field out."""
    data = filled(client.get(address(arrival))) | changes
    return client.post(address(arrival), {n: v for n, v in data.items() if v != "-"})


def deck_bytes(which: str) -> bytes:
    if which == "built":
        return demo_deck.build()
    if not ORIGINAL.exists():
        pytest.skip("the original deck is not here")
    return ORIGINAL.read_bytes()


@pytest.mark.journey
@pytest.mark.parametrize("which", ["original", "built"])
def test_from_deck_to_programme_and_back(which: str, founder: User, client: Client) -> None:
    file = SimpleUploadedFile("deck", deck_bytes(which))
    brought = client.post(reverse("intake:setup"), {"file": file})
    arrival = Arrival.objects.get()
    assert brought["Location"] == address(arrival)
    page = client.get(address(arrival)).content.decode()
    for words in (
        "„2x/Monat“".strip("„“"),
        "2 Termine je Schulmonat",
        "Folie 6, Tabelle",
        "nochin",
    ):
        assert words in page
    assert '<b class="wr-zahl">43</b> Termine ergeben sich daraus.' in page
    assert 'value="2023-11-24"' in page

    taken = send(client, arrival, **{"zitat-0-take": "on"})

    assert taken["Location"] == address(arrival)
    assert Quote.objects.get().termin.day == dt.date(2023, 11, 24)
    assert Format.objects.count() == 7
    entry = Entry.objects.get()
    told = client.get(address(arrival)).content.decode()
    assert "So geht es weiter" in told
    assert reverse("desk:undo", args=[entry.pk]) in told

    back = {"next": address(arrival)}
    assert client.post(reverse("desk:undo", args=[entry.pk]), back).status_code == 302
    assert not Programme.objects.exists()
    assert not Municipality.objects.exists()
    assert "So haben wir es verstanden" in client.get(address(arrival)).content.decode()


def test_what_is_missing_is_asked_for_and_the_rest_is_kept(founder: User, client: Client) -> None:
    arrival = paste(client)

    answer = send(client, arrival, **{"format-1-name": "Jour fixe neu", "kopf-office": "Amt X"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Jour fixe neu" in page
    assert 'href="#id_kopf-land"' in page
    assert not Programme.objects.exists()
    assert not Entry.objects.exists()


def test_corrections_are_what_is_written(founder: User, client: Client) -> None:
    arrival = paste(client)
    fields = {
        "format-0-name": "Kleines Forum",
        "format-0-frequency": "1x/Quartal",
        "format-1-take": "-",
        "format-3-name": "Klausur",
        "format-3-circle": "Leitungen",
        "format-3-frequency": "1x/Jahr",
        "traeger-0-name": "Träger A",
        "traeger-0-granted": "on",
    }

    send(client, arrival, **HEAD, **fields)

    formats = {(one.name, one.circle.name, one.frequency_text) for one in Format.objects.all()}
    assert ("Kleines Forum", "Leitungen", "1x/Quartal") in formats
    assert ("Klausur", "Leitungen", "1x/Jahr") in formats
    assert len(formats) == 3
    assert Circle.objects.filter(name="Leitungen").count() == 1
    assert Grant.objects.get().carrier.name == "Träger A"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("format-0-frequency", "2x/Jahr (Foo/Nov)", "»Foo«"),
        ("format-0-name", "", "Bitte füllen Sie dieses Feld aus."),
        ("kopf-since", "2024-01-01", "liegt in der Zukunft"),
        ("verweis-0-url", "javascript:alert(1)", "Bitte eine gültige Adresse"),
        ("zitat-0-text", "Wir!", "Bitte füllen Sie dieses Feld aus."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    field: str, value: str, words: str, founder: User, client: Client
) -> None:
    arrival = paste(client)

    answer = send(client, arrival, **(HEAD | {field: value}))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert f'href="#id_{field.rsplit("-", 1)[0]}' in page
    assert not Programme.objects.exists()


def test_what_is_not_taken_may_be_anything(founder: User, client: Client) -> None:
    arrival = paste(client)

    answer = send(
        client, arrival, **HEAD, **{"format-0-take": "-", "format-0-frequency": "immer mal"}
    )

    assert answer.status_code == 302
    assert Format.objects.count() == 2


def test_looking_again_writes_nothing_and_reckons_anew(founder: User, client: Client) -> None:
    arrival = paste(client)

    answer = send(client, arrival, **HEAD, **{"format-0-frequency": "1x/Quartal", "pruefen": "1"})

    assert answer.status_code == 200
    assert "Einmal je Kalenderquartal" in answer.content.decode()
    assert not Programme.objects.exists()


def test_a_quotation_from_the_future_is_refused_in_words(founder: User, client: Client) -> None:
    arrival = paste(client)
    quote = {"zitat-0-text": "Wir!", "zitat-0-occasion": "Forum", "zitat-0-day": "2024-02-01"}

    answer = send(client, arrival, **HEAD, **quote)

    assert answer.status_code == 422
    assert "liegt in der Zukunft" in answer.content.decode()
    assert not Programme.objects.exists()


def test_by_hand_works_from_an_empty_form(founder: User, client: Client) -> None:
    client.post(reverse("intake:by_hand"))
    arrival = Arrival.objects.get()
    row = {"format-0-name": "Forum", "format-0-circle": "Alle", "format-0-frequency": "tbd"}

    send(client, arrival, **HEAD, **row)

    assert Format.objects.get().frequency_text == "tbd"


def test_taken_over_once_is_enough(founder: User, client: Client) -> None:
    arrival = paste(client)
    data = filled(client.get(address(arrival))) | HEAD
    client.post(address(arrival), data)

    client.post(address(arrival), data)

    assert Programme.objects.count() == 1
    assert Entry.objects.count() == 1


def test_second_programme_of_a_town_gets_an_address_of_its_own(
    founder: User, client: Client, cast: Cast
) -> None:
    arrival = paste(client)

    send(client, arrival, **HEAD)

    made = Programme.objects.latest("pk")
    assert made.slug == "musterstadt-2"
    assert made.municipality.full_name == "Stadt Musterstadt"
    assert Municipality.objects.count() == 2  # the cast's two; none was added


# --- into a programme that is there


@pytest.fixture
def coordination(cast: Cast, client: Client) -> Cast:
    client.force_login(cast.cleo)
    return cast


def test_same_deck_again_brings_nothing_new(coordination: Cast, client: Client) -> None:
    send(client, paste(client))
    before = Entry.objects.count()
    again = receive(
        data=TABLE.encode() + b"\n",
        name="noch einmal",
        by=coordination.cleo,
        at=make.NOW,
        programme=coordination.programme,
    )
    assert client.get(address(again)).content.decode().count("schon da") >= 3

    answer = send(client, again)

    assert answer["Location"] == reverse("intake:setup")
    assert Entry.objects.count() == before


def test_changed_frequency_is_told_and_kept_in_the_history(
    coordination: Cast, client: Client
) -> None:
    jour_fixe = make.make_format(coordination.programme, coordination.leads)
    text = "Zielgruppe\tFormat\tTurnus\nFSZ Leitungen\tJour fixe\t1x/Monat\n"
    arrival = paste(client, text)
    assert "bisher „2x/Monat“" in client.get(address(arrival)).content.decode()

    send(client, arrival)

    jour_fixe.refresh_from_db()
    assert jour_fixe.frequency_text == "1x/Monat"
    assert Format.objects.count() == 1
    step = Entry.objects.latest("pk").steps.get()
    assert (step.before or {})["frequency_text"] == "2x/Monat"
    assert Arrival.objects.get().confirmed is not None


def test_known_organisations_are_not_made_again(coordination: Cast, client: Client) -> None:
    deck = (
        "Bericht\nx\n\nThema I Stadt Musterstadt I Folie 1\n\nStart\n"
        " Bescheid an Trägerschaften: Träger-Nord, Träger West\n\n"
        "Thema I Stadt Musterstadt I Folie 2\n"
    )

    send(client, paste(client, deck))

    carriers = Organisation.objects.filter(programme=coordination.programme, kind="carrier")
    assert sorted(one.name for one in carriers) == ["Träger Nord", "Träger Süd", "Träger West"]
    assert {str(one.carrier) for one in Grant.objects.all()} == {"Träger West"}


@pytest.mark.parametrize("many", [1, 3, 30])
def test_queries_of_the_review_do_not_grow(
    many: int,
    coordination: Cast,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = "".join(f"Kreis {at}\tTreffen {at}\t2x/Jahr\n" for at in range(many))
    for at in range(many):
        circle = make.make_circle(coordination.programme, name=f"Kreis {at}")
        make.make_format(coordination.programme, circle, code=f"F{at}", name=f"Treffen {at}")
        Duty.objects.create(programme=coordination.programme, theme="start", text=str(at))
    arrival = paste(client, f"Zielgruppe\tFormat\tTurnus\n{rows}")
    client.get(address(arrival))

    with django_assert_num_queries(QUERIES):
        client.get(address(arrival))


QUERIES = 31
