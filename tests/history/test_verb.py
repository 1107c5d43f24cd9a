"""The page of a verb that touches several records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django import forms
from tests.cast import Cast
from tests.history.stage import PAGE, post

from wirkraum.accounts.models import User
from wirkraum.history.actions import change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import carry_out

pytestmark = pytest.mark.usefixtures("bare_page")


class EndForm(forms.Form):
    day = forms.DateField()


@pytest.mark.parametrize(
    ("data", "fails", "status"),
    [
        (None, None, 200),
        ({"day": "morgen"}, None, 422),
        ({"day": "2023-12-01"}, Refused("Das geht noch nicht."), 422),
        ({"day": "2023-12-01"}, None, 302),
    ],
)
def test_a_verb_is_carried_out_or_says_why_not(
    cast: Cast, data: dict[str, str] | None, fails: Exception | None, status: int
) -> None:
    def perform(cleaned: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        if fails:
            raise fails
        with change(by=by, at=at, scope=1, summary="Standort beendet") as verb:
            cast.nord.about = str(cleaned["day"])
            verb.save(cast.nord)
        return verb.entry

    form = EndForm(data) if data is not None else EndForm()
    answer: Any = carry_out(post(cast.cleo, data), form=form, page=PAGE, perform=perform)

    assert answer.status_code == status
    if fails:
        assert answer.context_data["form"].non_field_errors() == [str(fails)]
