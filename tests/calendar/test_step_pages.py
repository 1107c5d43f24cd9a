"""A Termin's page: its steps, and who is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from tests import make
from tests.calendar.pages import SignIn, told, url
from tests.cast import Cast

from wirkraum.calendar.models import Participant
from wirkraum.history.models import Entry
from wirkraum.programme.models import Post

D = dt.date


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
