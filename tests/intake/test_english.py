"""What intake says of a file, in English."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests import make
from tests.catalogue import english_compiled  # noqa: F401  a fixture
from tests.intake.stage import paste

from wirkraum.intake.readers import wire
from wirkraum.intake.readers.refusal import OR_PASTE, damaged, too_much
from wirkraum.kit.told import told

pytestmark = pytest.mark.usefixtures("english_compiled")


@pytest.fixture
def english(client: Client, db: None) -> Client:
    founder = make.make_user("founder@example.org", may_found=True, language="en")
    client.force_login(founder)
    return client


def test_a_refused_file_is_told_in_english(english: Client) -> None:
    file = SimpleUploadedFile("deck.pdf", b"%PDF-1.7\nkaputt")

    page = english.post(reverse("intake:setup"), {"file": file}).content.decode()

    assert "The PDF is damaged or incomplete." in page


def test_what_is_read_is_told_in_english(english: Client) -> None:
    arrival = paste(english, "Zielgruppe\tFormat\tHäufigkeit\nLeitungen\tJour fixe\t2x/Foo\n")

    page = english.get(reverse("intake:review", args=[arrival.pk])).content.decode()

    assert "“Foo” is not a period." in page
    assert "slide 1, table" in page


def test_sentences_cross_from_the_child_whole() -> None:
    said = damaged(told("Das PDF")).reason
    both = too_much(told("Der Text")).remedy

    assert wire.read_told(wire.write_told(said)) == said
    assert wire.read_told(wire.write_told(both)) == both
    with translation.override("en"):
        assert str(OR_PASTE) in str(both)
