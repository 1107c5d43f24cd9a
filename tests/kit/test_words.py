"""Small pieces of text in the page's language."""

from __future__ import annotations

import pytest
from django.utils import translation
from tests.catalogue import english_compiled  # noqa: F401  a fixture

from wirkraum.kit.words import quoted


@pytest.mark.usefixtures("english_compiled")
@pytest.mark.parametrize(("language", "words"), [("de", "„Lesen“"), ("en", "“Lesen”")])
def test_quotation_marks_follow_the_language(language: str, words: str) -> None:
    with translation.override(language):
        assert quoted("Lesen") == words
