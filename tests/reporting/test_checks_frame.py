"""Footers, links and the order of slides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting.checks_cast import CLEAN, REGISTER, change, footer, only, saying

from wirkraum.reporting.domain.checks.closeness import slips
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.deck import Deck


def test_footer_that_differs_is_a_warning_with_the_usual_one() -> None:
    found = only(change(7, footer=footer(7, "24. November 2023")))

    assert (found.slide, found.rule, found.severity) == (7, "footer-differs", "warning")
    assert str(found.suggestion) == footer(7)
    assert "„24. November 2023“ statt „30. November 2023“" in str(found.sentence)


def test_footer_with_the_wrong_number_is_a_warning() -> None:
    found = only(change(6, footer=footer(5)))

    assert (found.slide, found.rule, found.quote, str(found.suggestion)) == (
        6,
        "footer-number",
        "5",
        "6",
    )


def test_footers_that_count_from_another_slide_are_fine() -> None:
    slides = tuple(
        replace(found, footer=footer(found.number - 1)) if found.footer else found
        for found in CLEAN.slides
    )

    assert check(replace(CLEAN, slides=slides), REGISTER) == ()


def test_footers_that_are_all_different_are_fine() -> None:
    slides = tuple(
        replace(found, footer=f"Kapitel {found.title}") if found.footer else found
        for found in CLEAN.slides
    )

    assert check(replace(CLEAN, slides=slides), REGISTER) == ()


def test_footers_that_contradict_the_title_are_one_warning() -> None:
    slides = tuple(
        replace(found, footer=found.footer.replace("30.", "29.")) for found in CLEAN.slides
    )

    found = only(replace(CLEAN, slides=slides))

    assert (found.rule, found.slide, str(found.suggestion)) == (
        "footer-date",
        2,
        "30. November 2023",
    )


def test_missing_footer_is_a_hint() -> None:
    found = only(change(4, footer=""))

    assert (found.rule, found.severity, str(found.suggestion)) == (
        "footer-missing",
        "hint",
        footer(4),
    )


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("https://www.schulzentrenmusterstadt.de/", "https://www.schulzentren-musterstadt.de/"),
        ("http://schulzentren-mustertsadt.de", "https://www.schulzentren-musterstadt.de/"),
        ("www.schulzentren-musterstadt.com", "https://www.schulzentren-musterstadt.de/"),
        (
            "www.schulzentren-muster-stadt.de/termine",
            "https://www.schulzentren-musterstadt.de/termine",
        ),
    ],
)
def test_address_a_slip_away_from_the_known_is_a_warning(written: str, suggestion: str) -> None:
    found = only(saying(f"Mehr unter {written}."))

    assert (found.rule, found.severity) == ("web-address", "warning")
    assert (found.quote, str(found.suggestion)) == (written, suggestion)


@pytest.mark.parametrize(
    "written",
    [
        "http://schulzentren-musterstadt.de",
        "https://WWW.schulzentren-musterstadt.de",
        "https://www.lernwerk.example/kontakt",
        "post@schulzentrenmusterstadt.de",
    ],
)
def test_known_and_unknown_addresses_are_fine(written: str) -> None:
    assert check(saying(f"Mehr unter {written}"), REGISTER) == ()


def test_short_addresses_are_not_confused() -> None:
    register = replace(REGISTER, websites=("https://vsp-musterstadt.de",))

    assert check(saying("Partner: www.vhs-musterstadt.de"), register) == ()


def test_address_that_cannot_be_opened_is_a_warning() -> None:
    assert only(saying("Mehr unter https//www.musterstadt.de")).rule == "web-address-form"


def renumbered(*numbers: int) -> Deck:
    pairs = zip(CLEAN.slides, numbers, strict=True)
    slides = tuple(
        replace(found, number=number, footer=footer(number) if found.footer else "")
        for found, number in pairs
    )
    return replace(CLEAN, slides=slides)


@pytest.mark.parametrize(
    ("numbers", "rule"),
    [((1, 2, 3, 4, 5, 6, 8, 9), "slide-gap"), ((1, 2, 3, 4, 5, 6, 6, 8), "slide-order")],
)
def test_slide_numbers_follow_each_other(numbers: tuple[int, ...], rule: str) -> None:
    assert rule in {found.rule for found in check(renumbered(*numbers), REGISTER)}


def test_empty_slide_is_a_hint() -> None:
    assert only(change(8, title=" ")).rule == "slide-empty"


def test_gap_in_the_headings_is_a_hint() -> None:
    found = check(change(6, title="5. Ausblick"), REGISTER)

    assert [finding.rule for finding in found] == ["heading-number"]


def test_topics_that_are_not_the_headings_are_a_hint() -> None:
    assert only(change(2, paragraphs=CLEAN.slides[1].paragraphs[:3])).rule == "topics"
    found = only(change(6, title="4. Finanzierung"))

    assert found.rule == "topics"
    assert "„Ausblick“" in str(found.sentence)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", 0),
        ("ab", "ba", 1),
        ("nach", "noch", 1),
        ("ab", "abc", 1),
        ("abc", "xyz", 3),
        ("a" * 201, "a" * 200, 3),
    ],
)
def test_slips_are_counted(one: str, other: str, apart: int) -> None:
    assert slips(one, other, 2) == apart
