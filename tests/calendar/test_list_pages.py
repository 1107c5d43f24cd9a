"""The list of Termine: what it shows, how it is paged, what it costs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from tests import make
from tests.calendar.pages import url
from tests.cast import Cast

D = dt.date


def titles(answer: Any) -> list[str]:
    return [row.title for month in answer.context["months"] for row in month.rows]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, cleo: Client, number: int, django_assert_num_queries: Any
) -> None:
    kind = make.make_kind(cast.programme)
    for n in range(number):
        make.make_termin(
            cast.programme, cast.nord, on=D(2023, 12, 1) + dt.timedelta(days=n), kind=kind
        )

    with django_assert_num_queries(8):
        answer = cleo.get(url("termine"))

    assert len(titles(answer)) == number


def test_the_list_shows_what_is_coming_and_what_is_past(cast: Cast, cleo: Client) -> None:
    make.make_termin(cast.programme, title="gestern", on=D(2023, 11, 26), status="held")
    make.make_termin(cast.programme, title="vorgestern", on=D(2023, 11, 25))
    make.make_termin(cast.programme, cast.nord, title="morgen", on=D(2023, 11, 28))
    make.make_termin(cast.programme, cast.sued, title="Januar", on=D(2024, 1, 8))

    def shown(query: str) -> list[str]:
        return titles(cleo.get(url("termine") + query))

    assert shown("") == ["morgen", "Januar"]
    assert shown("?zeit=vergangen") == ["gestern", "vorgestern"]
    assert shown("?zeit=alle") == ["vorgestern", "gestern", "morgen", "Januar"]
    assert shown("?monat=2024-01") == ["Januar"]
    assert shown("?zeit=alle&standort=1") == ["morgen"]
    assert shown("?zeit=alle&standort=1,2") == ["morgen", "Januar"]
    assert shown("?zeit=alle&stand=held") == ["gestern"]
    assert shown("?zeit=gehalten") == ["gestern"]
    assert shown("?zeit=gehalten&jahr=2022-23") == []
    assert shown("?zeit=gehalten&jahr=9999-00") == ["gestern"]
    assert shown("?monat=quatsch&standort=nirgends&stand=x&zeit=y&page=z") == ["morgen", "Januar"]


def test_the_list_is_paged_at_fifty(cast: Cast, cleo: Client) -> None:
    for n in range(51):
        make.make_termin(cast.programme, title=str(n), on=D(2023, 12, 1) + dt.timedelta(days=n))

    assert len(titles(cleo.get(url("termine")))) == 50
    assert titles(cleo.get(url("termine") + "?page=2")) == ["50"]


def test_an_example_is_plainly_marked(cast: Cast, cleo: Client) -> None:
    termin = make.make_termin(cast.programme, is_example=True)

    assert "Beispiel" in cleo.get(url("termine")).content.decode()
    assert "Beispiel" in cleo.get(url("termin", termin)).content.decode()
