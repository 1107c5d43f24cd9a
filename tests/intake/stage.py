"""What the page tests of intake share: a small deck in the words of Musterstadt, and forms filled in."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from wirkraum.intake.models import Arrival

TABLE = (
    "Zielgruppe\tFormat\tHäufigkeit\n"
    "Leitungen\tJour fixe\t2x/Monat\n"
    "Träger\tTrägertreffen\t1x/Jahr\n"
    "Alle\tForum\ttbd\n"
)
HEAD = {
    "kopf-programme": "Familienschulzentren",
    "kopf-short_name": "FSZ",
    "kopf-municipality": "Stadt Musterstadt",
    "kopf-town": "Musterstadt",
    "kopf-land": "SN",
    "kopf-office": "Amt für Schulen",
    "kopf-as_of": "2023-11-20",
    "kopf-since": "2023-08-01",
}
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


def paste(client: Client, text: str = TABLE) -> Arrival:
    """Bring a text; returns the arrival it became."""
    answer = client.post(reverse("intake:setup"), {"text": text})
    assert answer.status_code == 302, answer.content.decode()
    return Arrival.objects.latest("pk")


def filled(answer: HttpResponse) -> dict[str, str]:
    """The review's form as the browser would send it back unchanged."""
    page = answer.content.decode()
    form = page[page.index('<div class="durchsicht">') : page.index("<aside")]
    data: dict[str, str] = {}
    for match in re.finditer(
        r"<textarea[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", form, re.DOTALL
    ):
        data[match[1]] = unescape(match[2]).removeprefix("\n").removeprefix("\r\n")
    for match in re.finditer(r"<select[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', match[2])
        data[match[1]] = chosen[1] if chosen else ""
    for tag in re.findall(r"<input[^>]*>", form):
        found = dict(ATTRIBUTE.findall(tag.removeprefix("<input")))
        ticked = found.get("type") == "checkbox"
        if "name" in found and (not ticked or "checked" in found):
            data[found["name"]] = unescape(found.get("value", "")) or ("on" if ticked else "")
    return data
