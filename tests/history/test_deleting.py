"""Deleting a record: with undo, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import models
from django.http import HttpRequest
from tests import make
from tests.cast import Cast
from tests.history.stage import PAGE, post, words

from wirkraum.accounts.models import User
from wirkraum.history.actions import change
from wirkraum.history.models import Entry
from wirkraum.history.pages import delete_record
from wirkraum.programme.models import Organisation, Site

pytestmark = pytest.mark.usefixtures("bare_page")


def remove(user: User, record: models.Model, data: dict[str, Any], **more: Any) -> HttpRequest:
    request = post(user, data)
    delete_record(request, record=record, page=PAGE, **more)
    return request


def test_deleting_offers_undo(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek")

    request = remove(cast.cleo, library, {})

    entry = Entry.objects.get()
    assert [m.extra_tags for m in get_messages(request)] == [f"undo-{entry.pk}"]
    assert not Organisation.objects.filter(name="Bibliothek").exists()


def test_deleting_what_others_need_is_refused_with_the_reason(cast: Cast) -> None:
    request = remove(cast.cleo, cast.carrier_nord, {})

    assert "„Träger Nord“ lässt sich nicht löschen" in words(request)
    assert "Träger Nord: 1. Grundschule" in words(request)
    assert not Entry.objects.exists()


def test_deleting_takes_only_the_named_parts_along(cast: Cast) -> None:
    site = make.make_site(cast.programme, mark="9")
    site.phases.create(kind="start", valid_from=make.START)

    refused = remove(cast.cleo, site, {}, parts=())
    remove(cast.cleo, site, {}, parts={"programme.phase"})

    assert "Phase „Aufbau“" in words(refused)
    assert not Site.objects.filter(pk=site.pk).exists()


def test_deleting_what_was_changed_meanwhile_is_refused(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek")
    with change(by=None, at=make.NOW, scope=1, summary="x") as verb:
        library.website = "https://bibliothek.example/"
        verb.save(library)

    request = remove(cast.cleo, library, {"version": "0"})

    assert "inzwischen geändert" in words(request)
    assert Organisation.objects.filter(pk=library.pk).exists()


def test_deleting_needs_a_post(cast: Cast) -> None:
    answer = delete_record(post(cast.cleo, None), record=cast.nord, page=PAGE)

    assert answer.status_code == 405
