"""The public calendar and news of a site."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

from django.test import Client
from tests import make
from tests.cast import Cast

SITE = "/oeffentlich/musterstadt/1/"


def public(cast: Cast, **more: object) -> None:
    fields = {"title": "Elterncafé", "visibility": "public", "status": "announced"} | more
    make.make_termin(cast.programme, cast.nord, on=dt.date(2023, 11, 28), **fields)


def test_calendar_keeps_cancelled_termine(cast: Cast, client: Client) -> None:
    public(cast, status="cancelled")

    body = client.get(f"{SITE}termine.ics").content.decode()

    assert "STATUS:CANCELLED" in body


def test_calendar_says_nothing_of_notes_guests_and_reasons(cast: Cast, client: Client) -> None:
    public(cast, note="Vertrauliche Notiz", status="cancelled", cancelled_because="Krankheit")
    cast.programme.termine.get().participants.create(circle=cast.leads)

    body = client.get(f"{SITE}termine.ics").content.decode().replace("\r\n ", "")

    assert "Vertrauliche Notiz" not in body
    assert "Krankheit" not in body
    assert cast.leads.name not in body


def test_the_news_tell_what_is_new_and_what_is_off(cast: Cast, client: Client) -> None:
    public(cast, place="Zimmer 012")
    public(cast, title="Lesen", status="cancelled", cancelled_because="Krankheit")
    public(cast, title="Nur intern", visibility="team")
    uid = cast.programme.termine.get(title="Elterncafé").uid

    answer = client.get(f"{SITE}termine.atom")
    body = answer.content.decode()

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert ElementTree.fromstring(body).tag == "{http://www.w3.org/2005/Atom}feed"  # noqa: S314  our own
    assert "<title>Elterncafé, 28.11.</title>" in body
    assert "Dienstag, 28. November 2023, 9:00–10:30 Uhr. Zimmer 012" in body
    assert "Fällt aus: Lesen, 28.11." in body
    assert f"urn:uuid:{uid}" in body
    assert "Nur intern" not in body
    assert "Krankheit" not in body
