"""Every address of reporting, and who gets in: the permission matrix."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.reporting.stage import make_report

from wirkraum.programme.access import Standing, standing_of
from wirkraum.reporting.access import may_write, visible_editions, visible_reports
from wirkraum.reporting.models import Document, Edition, Report, Sentence
from wirkraum.reporting.queries import draft

CAST = ("cleo", "ada", "ben", "dora", "emil", "hilde", "lena", "fritz", "sven")
ALL = {"cleo", "ada", "ben", "dora", "emil", "hilde", "lena"}
EACH = ALL | {"sven"}  # Sven coordinates another programme: he has pages of his own there
WRITERS = {"cleo"}


@pytest.fixture
def released(cast: Cast) -> Report:
    """A report with a sentence and an edition."""
    report = make_report(cast.programme)
    Sentence.objects.create(report=report, slide=3, text="Gut begonnen")
    edition = Edition.objects.create(
        report=report, number=1, published_at=make.NOW, published_by=cast.cleo, digest="0" * 64
    )
    tree = draft(report, today=make.TODAY).tree.as_json().encode()
    for face in ("json", "html", "pptx", "pdf"):
        Document.objects.create(edition=edition, face=face, content=tree)
    return report


def address(name: str, report: Report) -> str:
    """The address a row of the matrix names."""
    name, _, more = name.partition(" ")
    args: dict[str, list[object]] = {
        "": [],
        "report": [report.pk],
        "face": [report.pk, "json"],
        "slide": [report.pk, 3],
        "sentence": [report.pk, report.sentences.get().pk],
        "finding": [report.pk, "0123456789ab"],
        "edition": [report.pk, 1],
        "frozen": [report.pk, 1, "pdf"],
    }
    return reverse(f"reporting:{name}", args=args[more])


LOOK = {
    "reports": EACH,
    "new": WRITERS | {"sven"},
    "report report": WRITERS,
    "present report": WRITERS,
    "document face": WRITERS,
    "release report": WRITERS,
    "sentence_new slide": WRITERS,
    "sentence_edit sentence": WRITERS,
    "leave finding": set(),  # there is no such finding
    "edition edition": ALL,
    "edition_present edition": ALL,
    "edition_document frozen": ALL,
}
POST = {
    "delete report": WRITERS,
    "sentence_delete sentence": WRITERS,
    "release report": WRITERS,
    "recheck finding": WRITERS,
    "mend finding": WRITERS,
}


@pytest.mark.parametrize("name", LOOK)
def test_pages_open_for_whom_they_are(
    name: str, released: Report, cast: Cast, client: Client
) -> None:
    url = address(name, released)
    assert client.get(url).status_code == 302, "signed out"

    seen = set()
    for who in CAST:
        client.force_login(getattr(cast, who))
        status = client.get(url).status_code
        assert status in {200, 404}
        seen |= {who} if status == 200 else set()
    assert seen == LOOK[name]


@pytest.mark.parametrize("name", POST)
def test_verbs_are_open_for_whom_they_are(
    name: str, released: Report, cast: Cast, client: Client
) -> None:
    url = address(name, released)
    for who in CAST[1:]:
        client.force_login(getattr(cast, who))
        assert client.post(url).status_code == 404, who
    client.force_login(cast.cleo)
    assert client.post(url).status_code in {302, 422}


@pytest.mark.parametrize("name", [*POST, "new", "sentence_new slide", "leave finding"])
def test_verbs_send_the_signed_out_to_the_sign_in(
    name: str, released: Report, client: Client
) -> None:
    answer = client.post(address(name, released))

    assert answer.status_code == 302
    assert "/konto/login/" in answer["Location"]


def standing(cast: Cast, name: str) -> Standing:
    """Where one of the cast stands today."""
    found = standing_of(getattr(cast, name), make.TODAY)
    assert found is not None
    return found


def test_drafts_are_for_the_coordination_alone(cast: Cast, client: Client) -> None:
    make_report(cast.programme)

    assert may_write(standing(cast, "cleo"))
    assert visible_reports(standing(cast, "cleo")).count() == 1
    assert visible_reports(standing(cast, "lena")).count() == 0
    client.force_login(cast.lena)
    assert "Noch kein Bericht" in client.get(reverse("reporting:reports")).content.decode()


def test_strangers_see_no_edition(released: Report, cast: Cast) -> None:
    assert visible_editions(standing(cast, "ada")).count() == 1
    assert visible_editions(standing(cast, "sven")).count() == 0
    assert standing_of(cast.fritz, make.TODAY) is None


@pytest.mark.parametrize("face", ["xlsx", "odp"])
def test_unknown_face_is_not_there(face: str, released: Report, cast: Cast, client: Client) -> None:
    client.force_login(cast.cleo)

    assert client.get(reverse("reporting:document", args=[released.pk, face])).status_code == 404
    frozen = reverse("reporting:edition_document", args=[released.pk, 1, face])
    assert client.get(frozen).status_code == 404
