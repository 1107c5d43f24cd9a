"""Nothing is lost or stored that should not be: old copies, doubled records, signs nobody sees."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast

from wirkraum.calendar.models import Termin
from wirkraum.history.actions import Conflict, Gone, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.pages import record
from wirkraum.programme.models import Circle, Organisation
from wirkraum.reporting.models import Report


def save(one: Any) -> None:
    """Store a record as a verb of its own."""
    with change(by=None, at=make.NOW, scope=1, summary="x") as verb:
        verb.save(one)


def test_an_old_copy_does_not_undo_what_came_in_between(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, cast.nord, title="Alt")
    mine, theirs = Termin.objects.get(pk=termin.pk), Termin.objects.get(pk=termin.pk)
    theirs.note = "Wichtig"
    save(theirs)
    mine.title = "Neu"

    with pytest.raises(Conflict):
        save(mine)

    assert (Termin.objects.get().title, Termin.objects.get().note) == ("Alt", "Wichtig")


def test_an_old_copy_does_not_bring_back_what_was_deleted(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, title="Alt")
    mine = Termin.objects.get(pk=termin.pk)
    termin.delete()

    with pytest.raises(Gone):
        save(mine)

    assert not Termin.objects.exists()


def test_one_copy_may_be_saved_twice_in_one_verb(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, title="Alt")
    with change(by=None, at=make.NOW, scope=1, summary="x") as verb:
        for title in ("Neu", "Neuer"):
            termin.title = title
            verb.save(termin)

    assert Termin.objects.get().title == "Neuer"


def test_signs_nobody_sees_become_spaces(cast: Cast) -> None:
    one = Organisation(programme=cast.programme, name="\x01Eltern\x0bcafé\ufffe", short_name="\x02")
    save(one)

    one.refresh_from_db()
    assert (one.name, one.short_name) == ("Eltern café", "")


def test_lines_of_a_text_are_kept(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, note="eins\r\n\tzwei\x0bdrei")
    termin.title = "Neu"
    save(termin)

    assert Termin.objects.get().note == "eins\r\n\tzwei drei"


def test_a_text_without_a_legible_sign_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Name: Da steht kein lesbares Zeichen"):
        save(Circle(programme=cast.programme, name="\x01\x02"))


def test_the_same_stored_a_moment_before_is_told_and_no_error(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    url, sent = reverse("reporting:new"), {"template": "startphase", "as_of": "2023-11-30"}
    real = record._save

    def outrun(*args: Any) -> Any:
        if not Report.objects.exists():
            Report.objects.create(programme=cast.programme, title="Bericht", **sent)
        return real(*args)

    with mock.patch.object(record, "_save", outrun):
        answer = client.post(url, sent)

    assert answer.status_code == 422
    assert "gibt es zu diesem Stichtag schon" in answer.content.decode()
    assert Report.objects.count() == 1


def test_hostile_titles_reach_feeds_as_they_can_be_read(cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)
    fields = {
        "title": "Eltern\x0bcafé\x01",
        "day": "2023-11-28",
        "begin": "9:00",
        "end": "10:00",
        "visibility": "public",
        "sites": [cast.nord.pk],
    }
    assert client.post(reverse("calendar:new"), fields).status_code == 302
    Termin.objects.update(status="announced")

    feed = client.get(reverse("public:news", args=["musterstadt", "1"]))

    assert feed.status_code == 200
    assert "Eltern café" in feed.content.decode()
