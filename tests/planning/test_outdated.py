"""A preview that lay open too long: what changed meanwhile is not overwritten."""

from __future__ import annotations

import datetime as dt

import pytest
from tests import make
from tests.cast import Cast
from tests.planning.conftest import occur

from wirkraum.calendar.models import Termin
from wirkraum.history.domain.refusal import Refused
from wirkraum.planning.actions import take_over
from wirkraum.planning.domain.bridge.keys import key_of, proposal_of
from wirkraum.planning.domain.bridge.proposals import Proposal
from wirkraum.planning.models import Format

D = dt.date


def take(cast: Cast, one: Proposal) -> None:
    take_over(programme=cast.programme, proposals=[one], by=cast.cleo, at=make.NOW)


def test_another_hour_on_the_same_day_is_noticed(cast: Cast, jour_fixe: Format) -> None:
    termin = occur(jour_fixe, D(2024, 2, 5))
    key, uid = str(jour_fixe.pk), str(termin.uid)
    at_nine = Proposal("move", key, "", uid, D(2024, 2, 5), D(2024, 2, 6), 540, old_start=540)
    at_ten = Proposal("move", key, "", uid, D(2024, 2, 5), D(2024, 2, 6), 540, old_start=600)

    with pytest.raises(Refused):
        take(cast, proposal_of(key_of(at_ten)))
    take(cast, proposal_of(key_of(at_nine)))

    assert Termin.objects.get().day == D(2024, 2, 6)


def test_a_day_that_is_over_by_now_is_noticed(cast: Cast, jour_fixe: Format) -> None:
    late = Proposal("new", str(jour_fixe.pk), "", day=make.TODAY, start=540)

    with pytest.raises(Refused):
        take(cast, late)

    assert not Termin.objects.exists()
