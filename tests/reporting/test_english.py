"""The report's page in English: the report stays a German document, what is said about it does not."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.catalogue import english_compiled  # noqa: F401  a fixture
from tests.reporting.pages import WRONG, add, text_of, url
from tests.reporting.stage import AS_OF, Stage

from wirkraum.history.models import Entry
from wirkraum.reporting.models import Report
from wirkraum.reporting.queries import draft

pytestmark = pytest.mark.usefixtures("english_compiled")


@pytest.fixture
def english(cleo: Client, stage: Stage) -> Client:
    stage.cleo.language = "en"
    stage.cleo.save()
    return cleo


def test_findings_are_english_and_the_report_is_marked_german(
    english: Client, report: Report
) -> None:
    add(report, WRONG)

    page = text_of(english, url(report, "?folie=3"))

    assert "but the report is of" in page
    assert "der Bericht ist aber" not in page
    assert re.search(r'<span lang="de" aria-hidden="true"', page)


def test_a_refused_release_says_why_in_english(english: Client, report: Report) -> None:
    add(report, WRONG)

    page = text_of(english, reverse("reporting:release", args=[report.pk]))

    assert "but the report is of" in page


def test_the_reason_for_leaving_a_finding_is_kept_in_german(
    english: Client, report: Report
) -> None:
    add(report, WRONG)
    (told,) = draft(report, today=AS_OF).errors_open
    address = reverse("reporting:leave", args=[report.pk, told.key])

    page = english.post(address, {"reason": "Es war so."}, follow=True).content.decode()

    summary = Entry.objects.latest("pk").summary
    assert summary.startswith("Mit Begründung belassen: ")
    assert "der Bericht ist aber schon vom 30.11.2023" in summary
    assert "Left with a reason: " in page
