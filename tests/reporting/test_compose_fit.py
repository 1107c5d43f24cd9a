"""What fits on a slide: closer setting first, then a second slide; nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.dresden_facts import texts

from wirkraum.reporting.domain.compose_fit import MOST_BULLETS, fit
from wirkraum.reporting.domain.tree import Bullets, Row, Slide, Statement, Table
from wirkraum.reporting.domain.tree_sizes import (
    BODY,
    BODY_HEIGHT,
    bullets_height,
    column_widths,
    line_count,
    row_height,
    size_for,
    text_width,
)


def bullets(count: int, text: str) -> Slide:
    """A slide of equal bullets."""
    return Slide(1, "bullets", "Viel", (Bullets((Statement(text),) * count),))


def test_nine_short_bullets_stay_on_one_slide() -> None:
    (slide,) = fit(bullets(9, "Kurz und knapp"))

    assert slide.density <= 1


def test_ten_bullets_go_on_to_a_second_slide() -> None:
    parts = fit(bullets(10, "Kurz"))

    assert [part.heading for part in parts] == ["Viel (1/2)", "Viel (2/2)"]
    assert [len(list(part.statements())) for part in parts] == [5, 5]


def test_twelve_rows_fit_and_thirty_are_split_with_their_head() -> None:
    row = Row(("Träger der FSZ", "Trägertreffen", "1x/Jahr"), Statement("x"))
    head = ("Zielgruppe", "Format", "Häufigkeit")

    (twelve,) = fit(Slide(1, "table", "T", (Table(head, (row,) * 12, "C"),)))
    thirty = fit(Slide(1, "table", "T", (Table(head, (row,) * 30, "C"),)))

    assert twelve.density == 1
    assert len(thirty) > 1
    assert all(isinstance(part.blocks[0], Table) and part.blocks[0].head == head for part in thirty)


def test_an_endless_bullet_stays_alone() -> None:
    parts = fit(bullets(2, "sehr lang " * 300))

    assert len(parts) == 2
    assert {part.density for part in parts} == {2}


@given(st.integers(0, 25), st.integers(1, 40))
def test_fit_loses_no_item_and_never_overfills(count: int, words: int) -> None:
    slide = bullets(count, "Vernetzung " * words)

    parts = fit(slide)

    kept = [found for part in parts for found in part.statements()]
    assert kept == list(slide.statements())
    for part in parts:
        items = texts(part)
        assert len(items) <= MOST_BULLETS
        assert len(items) <= 1 or bullets_height(tuple(items), part.density) <= BODY_HEIGHT


@given(st.text(), st.floats(8, 60))
def test_lines_hold_their_text(text: str, size: float) -> None:
    lines = line_count(text, size, 300)

    assert lines >= 1
    assert lines * 300 + 1e-6 >= sum(text_width(word, size) for word in text.split())


def test_sizes_step_down() -> None:
    assert size_for("kurz", (30, 20), 300, 1) == 30
    assert size_for("kurz " * 90, (30, 20), 300, 1) == 20
    assert sum(column_widths(3)) == pytest.approx(840)
    assert sum(column_widths(5)) == pytest.approx(840)
    assert row_height(("a", "b", "c"), 0) < row_height(("a " * 90, "b", "c"), 0)
    assert [size for size, _ in BODY] == sorted((size for size, _ in BODY), reverse=True)
