"""Secret calendar addresses: what they show, to whom, for how long, and at what price."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import icalendar
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.actions import Invited, ask, move, renew_feed, step
from wirkraum.calendar.models import Feed, Participant, Termin
from wirkraum.history.actions import undo
from wirkraum.kit.clock import berlin
from wirkraum.programme.models import Person, Tenure

D = dt.date


def feed(cast: Cast, **whose: Any) -> str:
    """The address of a new feed."""
    made = Feed.objects.create(programme=cast.programme, created_at=make.NOW, **whose)
    return reverse("calendar:feed", args=[made.token])


def own(cast: Cast, name: str) -> str:
    return feed(cast, person=Person.objects.get(user=getattr(cast, name)))


def events(client: Client, url: str) -> dict[str, Any]:
    answer = client.get(url)
    assert answer.status_code == 200
    return {
        str(one["summary"]): one
        for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    }


@pytest.fixture
def year(cast: Cast) -> dict[str, Termin]:
    """One Termin of every kind of relation."""
    made = {
        "Jour fixe": make.make_termin(cast.programme, title="Jour fixe", status="announced"),
        "Nord": make.make_termin(cast.programme, cast.nord, title="Nord"),
        "Nord intern": make.make_termin(
            cast.programme, cast.nord, title="Nord intern", visibility="team"
        ),
        "Süd intern": make.make_termin(
            cast.programme, cast.sued, title="Süd intern", visibility="team"
        ),
        "Fern": make.make_termin(cast.programme, title="Fern"),
    }
    Participant.objects.create(termin=made["Jour fixe"], circle=cast.leads)
    return made


def test_each_address_shows_what_belongs_to_it(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    assert set(events(client, feed(cast, circle=cast.leads))) == {"Jour fixe"}
    assert set(events(client, feed(cast, site=cast.nord))) == {"Nord", "Nord intern"}
    assert set(events(client, own(cast, "ada"))) == {"Jour fixe", "Nord", "Nord intern"}
    assert set(events(client, own(cast, "ben"))) == {"Jour fixe", "Süd intern"}
    assert set(events(client, own(cast, "lena"))) == set()


def test_entries_say_what_a_calendar_should_know(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    termin = year["Nord"]
    Participant.objects.create(termin=termin, circle=cast.leads)
    Participant.objects.create(termin=termin, organisation=cast.carrier_nord, role="informed")
    Termin.objects.filter(pk=termin.pk).update(
        kind=make.make_kind(cast.programme), note="vertraulich", is_example=True
    )

    event = events(client, feed(cast, site=cast.nord))["Nord"]

    assert event["uid"] == f"{termin.uid}@wirkraum"
    assert event["location"] == "1. Grundschule"
    assert event["status"] == "TENTATIVE"
    assert [str(word) for word in event["categories"].cats] == ["Elterncafé", "Beispiel"]
    assert "Beteiligt: FSZ-Leitungen, Träger Nord (zur Kenntnis)" in event["description"]
    assert "Beispieldaten" in event["description"]
    assert "vertraulich" not in event["description"]
    assert event["url"] == f"http://testserver/termine/{termin.uid}/"


def test_a_cancelled_termin_stays_and_says_so(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    url = feed(cast, site=cast.nord)

    step(termin=year["Nord"], to="cancelled", because="Krankheit", by=cast.cleo, at=make.NOW)

    event = events(client, url)["Nord"]
    assert event["status"] == "CANCELLED"
    assert "Ausgefallen: Krankheit" in event["description"]


def test_the_sequence_only_grows_with_undo_too(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    url = feed(cast, circle=cast.leads)
    termin = year["Jour fixe"]
    seen = [int(events(client, url)["Jour fixe"]["sequence"])]

    def note() -> None:
        seen.append(int(events(client, url)["Jour fixe"]["sequence"]))

    for day in (4, 5):
        entry = move(
            termin=Termin.objects.get(pk=termin.pk),
            starts_at=berlin(D(2023, 12, day), dt.time(9)),
            ends_at=berlin(D(2023, 12, day), dt.time(10)),
            by=cast.cleo,
            at=make.NOW,
        )
        note()
    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")
    note()
    ask(
        termin=Termin.objects.get(pk=termin.pk),
        invited=[Invited("optional", circle=cast.leads)],
        by=cast.cleo,
        at=make.NOW,
    )
    note()

    assert seen == sorted(set(seen))


def test_a_renewed_address_lives_and_the_old_one_is_gone_at_once(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    old = feed(cast, circle=cast.leads)
    assert client.get(old).status_code == 200

    new = renew_feed(feed=Feed.objects.get(), by=cast.cleo, at=make.NOW)

    assert client.get(old).status_code == 404
    assert client.get(reverse("calendar:feed", args=[new.token])).status_code == 200


@pytest.mark.parametrize("token", ["x", "a" * 43, "..", "%00", "ä"])
def test_unknown_addresses_do_not_exist(db: None, token: str, client: Client) -> None:
    assert client.get(f"/termine/abo/{token}.ics").status_code == 404


def test_a_leavers_address_dies(cast: Cast, year: dict[str, Termin], client: Client) -> None:
    assert client.get(own(cast, "fritz")).status_code == 404

    url = own(cast, "ada")
    assert client.get(url).status_code == 200
    Tenure.objects.filter(person__user=cast.ada).update(valid_until=D(2023, 11, 26))

    assert client.get(url).status_code == 404


def test_a_locked_account_has_no_calendar(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    url = own(cast, "ada")
    cast.ada.is_active = False
    cast.ada.save()

    assert client.get(url).status_code == 404


def test_a_person_without_account_has_no_calendar(cast: Cast, client: Client) -> None:
    person = make.make_person(cast.programme)

    assert client.get(feed(cast, person=person)).status_code == 404


def test_an_address_does_not_lead_into_another_programme(cast: Cast, client: Client) -> None:
    person = make.make_person(cast.programme, user=cast.sven)
    make.make_termin(cast.elsewhere, title="Fremd")

    assert client.get(feed(cast, person=person)).status_code == 404


@pytest.mark.parametrize(("whose", "queries"), [("circle", 5), ("site", 5), ("person", 7)])
@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_feed_takes_the_same_queries_for_any_number(
    cast: Cast,
    client: Client,
    whose: str,
    queries: int,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(number):
        termin = make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 1 + n % 30))
        Participant.objects.create(termin=termin, circle=cast.leads)
    subjects = {
        "circle": cast.leads,
        "site": cast.nord,
        "person": Person.objects.get(user=cast.ada),
    }
    url = feed(cast, **{whose: subjects[whose]})

    with django_assert_num_queries(queries):
        answer = client.get(url)
    with django_assert_num_queries(queries - 3):
        again = client.get(url, headers={"If-None-Match": answer["ETag"]})

    assert answer.content.count(b"BEGIN:VEVENT") == number
    assert (again.status_code, again.content) == (304, b"")


def test_the_mark_changes_with_every_change_and_only_then(
    cast: Cast, year: dict[str, Termin], client: Client
) -> None:
    url = feed(cast, site=cast.nord)
    first = client.get(url)
    assert client.get(url)["ETag"] == first["ETag"]
    assert client.get(url).content == first.content
    marks = {first["ETag"]}

    moved = move(
        termin=year["Nord"],
        starts_at=berlin(D(2023, 12, 4), dt.time(9)),
        ends_at=berlin(D(2023, 12, 4), dt.time(10)),
        by=cast.cleo,
        at=make.NOW,
    )
    marks.add(client.get(url)["ETag"])
    undo(entry=moved, by=cast.cleo, at=make.NOW, summary="zurück")
    marks.add(client.get(url)["ETag"])
    ask(
        termin=Termin.objects.get(pk=year["Nord"].pk),
        invited=[Invited("required", circle=cast.leads)],
        by=cast.cleo,
        at=make.NOW,
    )
    marks.add(client.get(url)["ETag"])

    assert len(marks) == 4


@pytest.mark.parametrize("held", ["*", '"x", {mark}', "W/{mark}"])
def test_known_marks_are_answered_with_nothing_new(cast: Cast, client: Client, held: str) -> None:
    url = feed(cast, site=cast.nord)
    mark = client.get(url)["ETag"]

    answer = client.get(url, headers={"If-None-Match": held.format(mark=mark)})

    assert answer.status_code == 304
    assert answer["ETag"] == mark
    assert answer["Cache-Control"] == "private, max-age=600"


def test_feeds_are_read_and_never_written(cast: Cast, client: Client) -> None:
    url = feed(cast, site=cast.nord)

    assert client.post(url).status_code == 405
    assert client.head(url).status_code == 200
    assert not client.get(url).cookies


def test_a_single_termin_can_be_taken_along(cast: Cast, client: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord, title="Elterncafé")
    client.force_login(cast.ada)

    answer = client.get(reverse("calendar:single", args=[termin.uid]))

    assert answer["Content-Disposition"] == 'attachment; filename="termin-2023-11-27.ics"'
    assert answer.content.count(b"BEGIN:VEVENT") == 1


def printed(*words: str) -> str:
    out = io.StringIO()
    call_command("feed", *words, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_calendar(cast: Cast, year: dict[str, Termin]) -> None:
    everything = printed("--programme", "musterstadt")
    leads = printed("--programme", "musterstadt", "--circle", "FSZ-Leitungen")
    nord = printed("--programme", "musterstadt", "--site", "1")

    assert everything.startswith("BEGIN:VCALENDAR\r\n")
    assert "X-WR-CALNAME:FSZ Musterstadt\r\n" in everything
    counts = [text.count("BEGIN:VEVENT") for text in (everything, leads, nord)]
    assert counts == [5, 1, 2]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--programme", "nirgends"], "Es gibt kein Programm „nirgends“."),
        (["--programme", "musterstadt", "--circle", "X"], "nur „FSZ-Leitungen“"),
        (["--programme", "musterstadt", "--site", "99"], "„1“, „2“"),
    ],
)
def test_the_command_names_what_there_is(cast: Cast, words: list[str], reason: str) -> None:
    err = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("feed", *words, stderr=err)

    assert ended.value.code == 2
    assert reason in err.getvalue()
    assert err.getvalue().count("\n") == 1
