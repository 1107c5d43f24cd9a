"""What tests of the report's page do again and again."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from wirkraum.reporting.models import Report, Sentence

WRONG = "Rückblick auf das Trägertreffen am 24.11.2024"


def url(report: Report, query: str = "") -> str:
    return reverse("reporting:report", args=[report.pk]) + query


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def add(report: Report, text: str, slide: int = 3) -> Sentence:
    return Sentence.objects.create(report=report, slide=slide, text=text)
