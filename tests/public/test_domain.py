"""The months one may ask for, and Termine as search engines read them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkraum.public.domain.months import beside, last_of, month_of
from wirkraum.public.domain.offer import Event, Where, linked_data

DAY = dt.date(2023, 11, 27)
BEGIN = dt.datetime(2023, 11, 28, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("2023-11", dt.date(2023, 11, 1)),
        ("2023-10", dt.date(2023, 10, 1)),
        ("2024-11", dt.date(2024, 11, 1)),
        ("2024-12", None),
        ("2023-09", None),
        ("2023-00", None),
        ("2023-11-27", None),
        ("", None),
    ],
)
def test_months_around_the_day_may_be_asked_for(asked: str, first: dt.date | None) -> None:
    assert month_of(asked, DAY) == first


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)).map(lambda day: day.replace(day=1)),
    st.integers(-50, 50),
)
def test_months_lie_beside_each_other(first: dt.date, step: int) -> None:
    assert beside(beside(first, step), -step) == first
    assert last_of(first) + dt.timedelta(days=1) == beside(first, 1)


def event(title: str) -> Event:
    return Event(title, BEGIN, BEGIN + dt.timedelta(hours=1), False, "", "https://fsz.example/1/")


@given(st.text(max_size=50))
def test_no_title_breaks_out_of_the_script_element(title: str) -> None:
    text = linked_data([event(title)], Where("Schule"), "FSZ")

    assert "<" not in text
    assert ">" not in text
    assert json.loads(text)["@graph"][0]["name"] == title


def test_nothing_to_tell_is_nothing() -> None:
    assert linked_data([], Where("Schule"), "FSZ") == ""


def test_only_what_is_known_of_an_address_is_told() -> None:
    plain = json.loads(linked_data([event("Café")], Where("Schule", city="Dresden"), "FSZ"))
    bare = json.loads(linked_data([event("Café")], Where("Schule"), "FSZ"))

    assert plain["@graph"][0]["location"]["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "DE",
        "addressLocality": "Dresden",
    }
    assert "address" not in bare["@graph"][0]["location"]
