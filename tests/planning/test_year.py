"""The year page: three views of one year, and what was agreed beside what was held."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.planning.models import Format

D = dt.date
YEAR = "/jahresplan/"


@pytest.mark.parametrize("view", ["formate", "monate", "liste"])
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_year_takes_the_same_queries_for_any_number(
    jour_fixe: Format, cleo: Client, number: int, view: str, django_assert_num_queries: Any
) -> None:
    for at in range(number):
        occur(jour_fixe, D(2023, 12, 1) + dt.timedelta(days=7 * at))

    with django_assert_num_queries(18):
        answer = cleo.get(f"{YEAR}?ansicht={view}")

    assert answer.status_code == 200
    assert answer.context["page"].count == number
