"""What was confirmed is written in one step, and taken back in one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.apps import apps
from tests import make

from wirkraum.accounts.models import User
from wirkraum.calendar.models import FreeDays, Kind, Status, Termin
from wirkraum.config.demo import deck as demo_deck
from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.intake.actions import confirm, receive
from wirkraum.intake.models import Arrival
from wirkraum.meetings.models import Quote
from wirkraum.planning.models import Format, Occurrence
from wirkraum.programme.access import standing_of
from wirkraum.programme.models import (
    Circle,
    Duty,
    Grant,
    Link,
    Organisation,
    Person,
    Post,
    Programme,
    Tenure,
)

ORIGINAL = Path(__file__).parents[3] / "shared/data/dresden/deck-2023-11-30.txt"
DECKS = ["original", "built"]
LATER = make.NOW + dt.timedelta(days=7)


@pytest.fixture
def founder(db: None) -> User:
    return make.make_user("founder@example.org", may_found=True)


@pytest.fixture(params=DECKS)
def arrival(request: pytest.FixtureRequest, founder: User) -> Arrival:
    if request.param == "built":
        return receive(data=demo_deck.build(), name="deck.pptx", by=founder, at=make.NOW)
    if not ORIGINAL.exists():
        pytest.skip("the original deck is not here")
    return receive(data=ORIGINAL.read_bytes(), name="deck.txt", by=founder, at=make.NOW)


def counts() -> dict[str, int]:
    """How many records of every model there are."""
    kept = {"history.entry", "history.step", "accounts.user", "intake.arrival"}
    return {
        model._meta.label_lower: model._base_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("wirkraum.") and model._meta.label_lower not in kept
    }


def test_deck_founds_the_programme(arrival: Arrival, founder: User) -> None:
    programme = confirm(arrival, by=founder, at=make.NOW, everything=True)

    assert (programme.slug, programme.short_name, programme.office) == (
        "dresden",
        "FSZ",
        "Amt für Schulen",
    )
    town = programme.municipality
    assert (town.name, town.full_name, town.land) == ("Dresden", "Landeshauptstadt Dresden", "SN")
    formats = Format.objects.order_by("order")
    assert [(one.code, one.frequency_text) for one in formats] == [
        ("JF", "2x/Monat"),
        ("SB", "Nach Bedarf"),
        ("NT", "2x/Jahr (März/Nov)"),
        ("LG", "1x/Quartal"),
        ("AK", "tbd"),
        ("TT", "1x/Jahr"),
        ("GS", "2x/Monat"),
    ]
    assert formats[0].detail == "inkl. Professionalisierung"
    assert {one.valid_from for one in formats} == {dt.date(2023, 8, 1)}
    assert Circle.objects.count() == 7
    assert Duty.objects.count() == 10
    carriers = Organisation.objects.filter(kind="carrier")
    assert {one.name for one in carriers} == {"SUFW", "drefugio", "VSP"}
    assert Organisation.objects.filter(kind="partner").count() == 6
    grants = Grant.objects.all()
    assert {(one.valid_from, one.decided_on) for one in grants} == {(dt.date(2023, 11, 30), None)}
    assert len(grants) == 3


def test_duties_are_what_kinds_count_towards(arrival: Arrival, founder: User) -> None:
    confirm(arrival, by=founder, at=make.NOW, everything=True)

    duties = {kind.slug: kind.duty.text if kind.duty else "" for kind in Kind.objects.all()}
    assert duties["elterncafe"].startswith("Teilnahme an Elternabenden")
    assert "Leitungsteam" in duties["leitungsteam"]
    assert duties["leitungsteam"] != duties["schulentwicklung"]
    assert duties["schulentwicklung"].startswith("Schulentwicklung im Leitungsteam")
    assert duties["kooperation"].startswith("Kennenlernen")
    assert duties["amt"].startswith("Gespräche mit")
    assert duties["sprechstunde"] == ""
    assert "Elterncafés" in duties["elterncafe"]


def test_founder_holds_the_coordination(arrival: Arrival, founder: User) -> None:
    programme = confirm(arrival, by=founder, at=make.NOW)

    who = standing_of(founder, make.TODAY)
    assert who is not None
    assert who.coordinates
    assert who.programme == programme
    assert Tenure.objects.get().valid_from == dt.date(2023, 8, 1)
    assert str(Person.objects.get()) == "Kommunale Koordinierung"


def test_quotation_becomes_a_held_termin_on_the_mended_day(arrival: Arrival, founder: User) -> None:
    confirm(arrival, by=founder, at=make.NOW, everything=True)

    quote = Quote.objects.get()
    assert quote.text == "Wir sind Familienschulzentrum"
    termin = quote.termin
    assert (termin.title, termin.day, termin.status) == (
        "Trägertreffen",
        dt.date(2023, 11, 24),
        Status.HELD,
    )
    assert termin.place == "Amt für Schulen"
    assert Occurrence.objects.get(termin=termin).format.code == "TT"


def test_what_is_unsure_is_not_written_by_itself(arrival: Arrival, founder: User) -> None:
    confirm(arrival, by=founder, at=make.NOW)

    assert not Quote.objects.exists()
    assert not Termin.objects.exists()


def test_known_address_takes_the_place_of_its_slip(arrival: Arrival, founder: User) -> None:
    confirm(arrival, by=founder, at=make.NOW)

    link = Link.objects.get()
    assert (link.label, link.url) == (
        "Sachsenweite Website",
        "https://www.familienschulzentren-sachsen.de/",
    )


def test_saxon_holidays_come_with_it(arrival: Arrival, founder: User) -> None:
    confirm(arrival, by=founder, at=make.NOW)

    assert FreeDays.objects.filter(name__contains="ferien").count() > 30


def test_everything_is_one_entry_and_taken_back_as_one(arrival: Arrival, founder: User) -> None:
    empty = counts()
    programme = confirm(arrival, by=founder, at=make.NOW, everything=True)
    entry = Entry.objects.get()
    assert entry.scope == programme.pk
    assert arrival.confirmed == entry

    undo(entry=entry, by=founder, at=LATER, summary="zurück")

    assert counts() == empty
    assert set(empty.values()) == {0}


def test_what_was_taken_back_can_be_taken_over_again(arrival: Arrival, founder: User) -> None:
    confirm(arrival, by=founder, at=make.NOW)
    undo(entry=Entry.objects.get(), by=founder, at=LATER, summary="zurück")

    programme = confirm(arrival, by=founder, at=LATER)

    assert Programme.objects.get() == programme
    assert Post.objects.count() == 1
