"""The pages of Termine: lists, entering, changing together, steps, who is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.calendar.models import FreeDays, Participant, Termin
from wirkraum.history.actions import undo
from wirkraum.history.models import Entry
from wirkraum.programme.models import Post

D = dt.date
SignIn = Callable[[User], Client]


@pytest.fixture
def as_user() -> SignIn:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def cleo(cast: Cast, as_user: SignIn) -> Client:
    return as_user(cast.cleo)


def url(name: str, termin: Termin | None = None) -> str:
    return reverse(f"calendar:{name}", args=[termin.uid] if termin else [])


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def titles(answer: Any) -> list[str]:
    return [row.title for month in answer.context["months"] for row in month.rows]


def fields(**more: Any) -> dict[str, Any]:
    return {
        "title": "Elterncafé",
        "day": "2023-12-04",
        "begin": "15:00",
        "end": "16:30",
        "visibility": "programme",
    } | more


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_num_queries: Any
) -> None:
    kind = make.make_kind(cast.programme)
    for n in range(number):
        make.make_termin(
            cast.programme, cast.nord, on=D(2023, 12, 1) + dt.timedelta(days=n), kind=kind
        )

    with django_assert_num_queries(8):
        answer = cleo.get(url("termine"))

    assert len(titles(answer)) == number


def test_the_list_shows_what_is_coming_and_what_is_past(cast: Cast, cleo: Client) -> None:
    make.make_termin(cast.programme, title="gestern", on=D(2023, 11, 26), status="held")
    make.make_termin(cast.programme, title="vorgestern", on=D(2023, 11, 25))
    make.make_termin(cast.programme, cast.nord, title="morgen", on=D(2023, 11, 28))
    make.make_termin(cast.programme, cast.sued, title="Januar", on=D(2024, 1, 8))

    def shown(query: str) -> list[str]:
        return titles(cleo.get(url("termine") + query))

    assert shown("") == ["morgen", "Januar"]
    assert shown("?zeit=vergangen") == ["gestern", "vorgestern"]
    assert shown("?zeit=alle") == ["vorgestern", "gestern", "morgen", "Januar"]
    assert shown("?monat=2024-01") == ["Januar"]
    assert shown("?zeit=alle&standort=1") == ["morgen"]
    assert shown("?zeit=alle&standort=1,2") == ["morgen", "Januar"]
    assert shown("?zeit=alle&stand=held") == ["gestern"]
    assert shown("?zeit=gehalten") == ["gestern"]
    assert shown("?zeit=gehalten&jahr=2022-23") == []
    assert shown("?zeit=gehalten&jahr=9999-00") == ["gestern"]
    assert shown("?monat=quatsch&standort=nirgends&stand=x&zeit=y&page=z") == ["morgen", "Januar"]


def test_the_list_is_paged_at_fifty(cast: Cast, cleo: Client) -> None:
    for n in range(51):
        make.make_termin(cast.programme, title=str(n), on=D(2023, 12, 1) + dt.timedelta(days=n))

    assert len(titles(cleo.get(url("termine")))) == 50
    assert titles(cleo.get(url("termine") + "?page=2")) == ["50"]


def test_an_example_is_plainly_marked(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, is_example=True)

    assert "Beispiel" in cleo.get(url("termine")).content.decode()
    assert "Beispiel" in cleo.get(url("termin", termin)).content.decode()


def test_entering_asks_the_circles_in_the_same_verb(cast: Cast, cleo: Client) -> None:
    answer = cleo.post(
        url("new"), fields(circles=[cast.leads.pk], sites=[cast.nord.pk], note="schön")
    )

    termin = Termin.objects.get()
    assert answer["Location"] == url("termin", termin)
    assert (termin.starts_at.astimezone(make.NOW.tzinfo).hour, termin.day) == (15, D(2023, 12, 4))
    assert [one.circle for one in termin.participants.all()] == [cast.leads]
    assert (termin.sequence, termin.changed_at) == (0, make.NOW)
    undo(entry=Entry.objects.get(), by=cast.cleo, at=make.NOW, summary="zurück")
    assert not Termin.objects.exists()


def test_a_lead_enters_for_the_own_site_alone(cast: Cast, as_user: SignIn) -> None:
    ada = as_user(cast.ada)

    nowhere = ada.post(url("new"), fields())
    foreign = ada.post(url("new"), fields(sites=[cast.sued.pk]))
    assert (nowhere.status_code, foreign.status_code) == (422, 422)
    assert not Termin.objects.exists()

    assert ada.post(url("new"), fields(sites=[cast.nord.pk])).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Titel"),
        ({"day": "30.02.2024"}, "Tag"),
        ({"end": "14:00"}, "Das Ende liegt vor dem Beginn."),
        ({"end": "15:00"}, "Das Ende liegt vor dem Beginn."),
        ({"visibility": "alle"}, "Sichtbar"),
    ],
)
def test_entering_wrongly_keeps_the_input(cleo: Client, wrong: dict[str, str], words: str) -> None:
    answer = cleo.post(url("new"), fields(place="Raum 012", **wrong))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert "Raum 012" in text
    assert not Termin.objects.exists()


def test_a_free_day_and_a_name_are_said_and_do_not_stand_in_the_way(cleo: Client) -> None:
    answer = cleo.post(url("new"), fields(day="2023-11-22", note="Gespräch mit Frau Muster"))

    assert answer.status_code == 302
    assert any("Buß- und Bettag" in text for text in told(answer))
    assert any("„Frau Muster“" in text for text in told(answer))


def test_the_address_may_propose_a_day(cleo: Client) -> None:
    text = cleo.get(url("new") + "?tag=2024-02-29").content.decode()

    assert 'value="2024-02-29"' in text
    assert 'value="09:00"' in text
    assert cleo.get(url("new") + "?tag=2024-02-30").status_code == 200


def test_a_new_termin_is_proposed_for_today_at_the_own_site(cast: Cast, as_user: SignIn) -> None:
    text = as_user(cast.ada).get(url("new")).content.decode()

    assert 'value="2023-11-27"' in text
    assert f'value="{cast.nord.pk}" id="id_sites_0" checked' in " ".join(text.split())


def test_the_hint_beside_the_day_names_reason_and_neighbours(cast: Cast, cleo: Client) -> None:
    own = make.make_termin(cast.programme, title="Jour fixe", on=D(2024, 3, 1))
    FreeDays.objects.create(
        programme=cast.programme,
        site=cast.nord,
        kind="movable",
        name="Beweglicher Ferientag",
        first_day=D(2024, 3, 1),
        last_day=D(2024, 3, 1),
    )

    def hint(query: str) -> str:
        return cleo.get(url("day_hint") + query).content.decode()

    assert "9:00–10:30 Jour fixe" in hint("?day=2024-03-01")
    assert "Jour fixe" not in hint(f"?day=2024-03-01&ohne={own.uid}")
    assert "Jour fixe" in hint("?day=2024-03-01&ohne=x")
    assert "Beweglicher" not in hint("?day=2024-03-01")
    assert "Beweglicher Ferientag" in hint(f"?day=2024-03-01&sites={cast.nord.pk}")
    assert "Wochenende" in hint("?day=2024-03-02")
    assert hint("?day=morgen") == ""


def edit(client: Client, termin: Termin, **more: Any) -> Any:
    known = {
        "title": termin.title,
        "day": f"{termin.day}",
        "begin": "09:00",
        "end": "10:30",
        "visibility": termin.visibility,
        "version": termin.version,
        "sites": [site.pk for site in termin.sites.all()],
    }
    return client.post(url("edit", termin), known | more)


def test_changing_time_or_title_lets_calendars_notice(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord)

    edit(cleo, termin, note="nur die Notiz")
    termin.refresh_from_db()
    assert termin.sequence == 0
    edit(cleo, termin, note="nur die Notiz", begin="08:00")
    termin.refresh_from_db()
    edit(cleo, termin, note="nur die Notiz", begin="08:00", title="Anders")
    termin.refresh_from_db()

    assert (termin.sequence, termin.version) == (2, 3)


def test_changing_nothing_leaves_no_trace(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord)

    edit(cleo, termin)

    termin.refresh_from_db()
    assert (termin.sequence, termin.version, Entry.objects.count()) == (0, 0, 0)


def test_two_who_change_different_things_both_get_their_way(
    cast: Cast, cleo: Client, as_user: SignIn
) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    edit(as_user(cast.ada), termin, note="Bitte Tee mitbringen.")

    answer = edit(cleo, termin, begin="08:00")

    termin.refresh_from_db()
    assert answer.status_code == 302
    assert termin.note == "Bitte Tee mitbringen."
    assert termin.starts_at.astimezone(make.NOW.tzinfo).hour == 8
    assert termin.sequence == 1


def test_two_who_change_the_time_see_both_versions(
    cast: Cast, cleo: Client, as_user: SignIn
) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    edit(as_user(cast.ada), termin, begin="08:00")

    clash = edit(cleo, termin, begin="07:00")

    assert clash.status_code == 409
    text = clash.content.decode()
    assert "27.11.2023, 08:00 Uhr" in text
    assert "27.11.2023, 07:00 Uhr" in text
    termin.refresh_from_db()
    taken = edit(cleo, termin, begin="07:00", **{"wahl-starts_at": "theirs"})
    assert taken.status_code == 302
    termin.refresh_from_db()
    assert termin.starts_at.astimezone(make.NOW.tzinfo).hour == 8


def test_a_termin_of_two_days_keeps_its_nights(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, cast.nord, minutes=24 * 60)

    answer = edit(cleo, termin, end="09:00", day="2023-12-04")

    assert answer.status_code == 302
    termin.refresh_from_db()
    assert termin.ends_at - termin.starts_at == dt.timedelta(days=1)


def test_moving_by_date_field_says_what_is_on_the_day(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme)
    when = {"day": "2023-12-25", "begin": "09:00", "end": "10:00", "version": 0}

    answer = cleo.post(url("move", termin), when)

    termin.refresh_from_db()
    assert (answer.status_code, termin.day) == (302, D(2023, 12, 25))
    assert any("Erster Weihnachtstag" in text for text in told(answer))
    stale = cleo.post(url("move", termin), when | {"day": "2023-12-26"})
    assert stale.status_code == 409


def test_moving_what_is_over_is_refused_with_the_reason(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, status="held")

    answer = cleo.post(url("move", termin), {"day": "2023-12-04", "begin": "09:00", "end": "10:00"})

    assert answer.status_code == 422
    assert "lässt sich nicht mehr verschieben" in answer.content.decode()


def test_steps_walk_through_the_life(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, on=D(2023, 11, 24), status="proposed")

    def take(to: str, **more: Any) -> tuple[int, str]:
        answer = cleo.post(url("step", termin), {"zu": to, **more})
        termin.refresh_from_db()
        return answer.status_code, termin.status

    assert take("planned") == (302, "planned")
    assert take("announced") == (302, "announced")
    assert take("held", adults="14", children="") == (302, "held")
    assert (termin.adults, termin.children) == (14, None)
    assert take("documented") == (302, "documented")
    assert take("planned") == (302, "documented")
    assert take("held") == (302, "held")
    assert take("cancelled") == (422, "held")
    assert take("cancelled", because="Irrtum") == (302, "cancelled")
    assert take("quatsch")[0] == 404


def test_a_step_is_told_with_its_undo(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme)

    answer = cleo.post(url("step", termin), {"zu": "announced"})

    message = next(iter(get_messages(answer.wsgi_request)))
    assert str(message) == "Termin: steht fest"
    assert message.extra_tags == f"undo-{Entry.objects.get().pk}"


def test_a_step_on_an_outdated_page_is_not_taken(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme)
    cleo.post(url("step", termin), {"zu": "announced", "version": 0})

    answer = cleo.post(url("step", termin), {"zu": "planned", "version": 0})

    termin.refresh_from_db()
    assert termin.status == "announced"
    assert "inzwischen geändert" in told(answer)[-1]


def test_the_page_offers_the_steps_that_are_possible(cast: Cast, as_user: SignIn) -> None:
    termin = make.make_termin(cast.programme, cast.nord, on=D(2023, 12, 4), status="planned")

    mine = as_user(cast.ada).get(url("termin", termin)).content.decode()
    others = as_user(cast.ben).get(url("termin", termin)).content.decode()

    assert "Ankündigen" in mine
    assert "Absagen …" in mine
    assert "gehalten eintragen" not in mine
    assert "Nächster Schritt" not in others
    assert "Bearbeiten" not in others


def test_notes_and_heads_are_not_for_everybody(cast: Cast, as_user: SignIn) -> None:
    termin = make.make_termin(
        cast.programme, cast.nord, note="vertraulich", adults=14, children=1, status="held"
    )

    inside = as_user(cast.ada).get(url("termin", termin)).content.decode()
    outside = as_user(cast.ben).get(url("termin", termin)).content.decode()

    assert "vertraulich" in inside
    assert "14 Erwachsene, 1 Kind" in inside
    assert "vertraulich" not in outside
    assert "14 Erwachsene" not in outside


def test_who_is_asked_is_set_row_by_row(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme)
    Participant.objects.create(termin=termin, circle=cast.leads)
    post = Post.objects.get(title="school_head hilde")

    text = cleo.get(url("guests", termin)).content.decode()
    assert text.count('name="who-') == 4
    rows = {
        "who-0": "",
        "role-0": "required",
        "who-1": f"s{post.pk}",
        "role-1": "optional",
        "who-2": f"o{cast.carrier_nord.pk}",
        "role-2": "informed",
        "version": 0,
    }
    answer = cleo.post(url("guests", termin), rows)

    assert answer.status_code == 302
    assert {str(one): one.role for one in termin.participants.all()} == {
        "school_head hilde": "optional",
        "Träger Nord": "informed",
    }


@pytest.mark.parametrize(
    "rows",
    [
        {"who-0": "z{leads}", "role-0": "required", "who-1": "z{leads}", "role-1": "optional"},
        {"who-0": "z999999", "role-0": "required"},
        {"who-0": "z{leads}", "role-0": "chef"},
    ],
)
def test_who_is_asked_refuses_doubles_and_strangers(
    cast: Cast, cleo: Client, rows: dict[str, str]
) -> None:
    termin = make.make_termin(cast.programme)

    sent = {name: value.format(leads=cast.leads.pk) for name, value in rows.items()}
    answer = cleo.post(url("guests", termin), sent)

    assert answer.status_code == 422
    assert not Participant.objects.exists()


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(
    ("page", "queries"), [("site_timeline", 8), ("site_next", 7), ("site_year", 6)]
)
def test_a_sites_fragments_take_the_same_queries_for_any_number(
    cast: Cast,
    cleo: Client,
    page: str,
    queries: int,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(number):
        make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 20) - dt.timedelta(days=n))
        make.make_termin(cast.programme, cast.nord, on=D(2023, 12, 1) + dt.timedelta(days=n))

    with django_assert_num_queries(queries):
        answer = cleo.get(reverse(f"calendar:{page}", args=["1"]), headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()


def test_a_sites_timeline_keeps_notes_inside(cast: Cast, as_user: SignIn) -> None:
    past = D(2023, 11, 24)
    make.make_termin(
        cast.programme, cast.nord, title="Café", on=past, status="held", note="intern", adults=9
    )
    make.make_termin(cast.programme, cast.nord, title="Team", on=past, visibility="team")

    def shown(user: User) -> str:
        return as_user(user).get(reverse("calendar:site_timeline", args=["1"])).content.decode()

    assert all(word in shown(cast.ada) for word in ("Café", "Team", "intern", "9 Erwachsene"))
    outside = shown(cast.ben)
    assert "Café" in outside
    assert not any(word in outside for word in ("Team", "intern", "9 Erwachsene"))


def test_a_sites_coming_termine_are_named(cast: Cast, as_user: SignIn) -> None:
    make.make_termin(cast.programme, cast.nord, title="Heute", at=dt.time(15))
    make.make_termin(cast.programme, cast.sued, title="Anderswo")

    text = as_user(cast.ben).get(reverse("calendar:site_next", args=["1"])).content.decode()

    assert "heute, 15:00 Uhr" in text
    assert "Anderswo" not in text


def test_a_sites_year_counts_what_was_held_in_it(cast: Cast, as_user: SignIn) -> None:
    kind = make.make_kind(cast.programme)
    for on, status in ((D(2023, 11, 24), "held"), (D(2023, 9, 4), "documented")):
        make.make_termin(cast.programme, cast.nord, on=on, status=status, kind=kind)
    make.make_termin(cast.programme, cast.nord, on=D(2023, 7, 3), status="held")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 23), status="cancelled")
    make.make_termin(cast.programme, cast.nord, on=D(2023, 11, 22), status="planned")

    pages = [
        as_user(cast.ben).get(reverse("calendar:site_year", args=[slug])).content.decode()
        for slug in ("1", "2")
    ]

    assert "2 Einträge" in pages[0]
    assert "1 Art, zuletzt Fr 24.11." in pages[0]
    assert "Noch kein Eintrag" in pages[1]
