"""The planning pages in English: nothing the domain says stays German."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.catalogue import english_compiled  # noqa: F401  a fixture
from tests.planning.conftest import Searched, occur

from wirkraum.history.models import Entry
from wirkraum.planning.models import Format

D = dt.date
YEAR = "/jahresplan/"
# Names of holidays, circles and formats are what people wrote; these words only sentences have.
GERMAN = re.compile(r"\b(?:ist|sind|nicht|Termine?|von|und|für|vereinbart|jeden|alle|Regel|bis)\b")

pytestmark = pytest.mark.usefixtures("english_compiled")


@pytest.fixture
def english(cast: Cast) -> Client:
    """The coordination, who reads English."""
    cast.cleo.language = "en"
    cast.cleo.save()
    client = Client()
    client.force_login(cast.cleo)
    return client


def german_in(html: str) -> list[str]:
    bare = re.sub(r'<(\w+)[^>]*\blang="de"[^>]*>.*?</\1>|<[^>]*>', " ", html, flags=re.DOTALL)
    return [line.strip() for line in bare.splitlines() if GERMAN.search(line)]


def test_the_reasons_of_a_termin(jour_fixe: Format, english: Client) -> None:
    occur(jour_fixe, D(2023, 12, 4))
    termin = occur(jour_fixe, D(2023, 12, 11))

    html = english.get(f"{YEAR}?termin={termin.uid}").content.decode()

    panel = html[html.index('id="warum"') : html.index("</aside>", html.index('id="warum"'))]
    assert "Agreed: 2× a month" in panel
    assert "December 2023: 2 of 2" in panel
    assert german_in(panel) == []


@pytest.mark.parametrize("day", ["2023-12-16", "2023-12-25", "2024-08-20", "2023-12-12"])
def test_the_rules_a_move_breaks(jour_fixe: Format, english: Client, day: str) -> None:
    termin = occur(jour_fixe, D(2023, 12, 11))
    occur(jour_fixe, D(2023, 12, 4))
    times = {"date": day, "begin": "06:00", "end": "07:30"}

    html = english.post(reverse("planning:check", args=[termin.uid]), times).content.decode()

    assert "<li" in html
    assert german_in(html) == []


def test_the_preview_of_a_plan(jour_fixe: Format, english: Client, searched: Searched) -> None:
    for day in (4, 11, 18):
        occur(jour_fixe, D(2023, 12, day))

    html = searched(by=english).content.decode()

    start = html.index('id="umplan"')
    assert "agreed" in html[start:]
    assert german_in(html[start : html.index("</section>", start)]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2x/Monat", "2× a month"),
        ("jeden 1. und letzten Dienstag im Monat", "every 1st and last Tuesday of the month"),
        ("2x/Jahr (März/Nov)", "2× a year (Mar/Nov)"),
        ("2x/Foo", "“Foo” is not a period."),
        ("ab und zu", "“ab” "),
    ],
)
def test_what_a_frequency_means(english: Client, text: str, words: str) -> None:
    html = english.get(reverse("planning:frequency"), {"frequency_text": text}).content.decode()

    assert words in html


def test_the_history_stays_german_and_the_message_does_not(
    jour_fixe: Format, english: Client
) -> None:
    termin = occur(jour_fixe, D(2023, 12, 11))

    answer = english.post(reverse("planning:announce"), {"termin": termin.uid}, follow=True)

    day = "11.12.2023"
    assert Entry.objects.latest("pk").summary == f"{jour_fixe.name} am {day} steht fest"
    assert f"{jour_fixe.name} on 11 Dec 2023 is firm" in answer.content.decode()


def test_a_refusal(jour_fixe: Format, english: Client) -> None:
    termin = occur(jour_fixe, D(2023, 12, 11))

    answer = english.post(
        reverse("calendar:step", args=[termin.uid]), {"zu": "documented"}, follow=True
    )

    assert "“planned” cannot become “documented”." in answer.content.decode()
