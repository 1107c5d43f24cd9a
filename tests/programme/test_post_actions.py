"""The verbs of a post: fill, hand over, vacate."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from tests import make
from tests.cast import Cast

from wirkraum.history.actions import undo
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.programme.access import standing_of
from wirkraum.programme.actions import Appointment, fill_post, span_words, vacate_post
from wirkraum.programme.domain.spans import Span
from wirkraum.programme.models import Post, Tenure

DEC = dt.date(2023, 12, 1)


@pytest.fixture
def post(cast: Cast) -> Post:
    return Post.objects.get(title="site_lead ben")


def tenures(post: Post) -> list[tuple[str, dt.date, dt.date | None]]:
    listed = post.tenures.order_by("valid_from")
    return [(t.person.function, t.valid_from, t.valid_until) for t in listed]


def fill(cast: Cast, post: Post, **more: Any) -> Entry:
    person = more.pop("person", None) or make.make_person(cast.programme, function="Nachfolge")
    appointment = Appointment(person=person, **{"since": DEC} | more)
    return fill_post(post=post, appointment=appointment, by=cast.cleo, at=make.NOW)


def test_changing_hands_is_one_verb_with_one_entry(cast: Cast, post: Post) -> None:
    entry = fill(cast, post)

    assert tenures(post) == [
        ("site_lead ben", make.START, dt.date(2023, 11, 30)),
        ("Nachfolge", DEC, None),
    ]
    assert Entry.objects.get() == entry
    assert entry.summary == "site_lead ben: Wechsel zum 01.12.2023, Nachfolge"


def test_undo_of_changing_hands_puts_the_old_holder_back(cast: Cast, post: Post) -> None:
    entry = fill(cast, post)

    undo(entry=entry, by=cast.cleo, at=make.NOW, summary="zurück")

    assert tenures(post) == [("site_lead ben", make.START, None)]


def test_a_vacant_post_is_filled(cast: Cast) -> None:
    vacant = make.make_post(cast.programme, kind="social_work", site=cast.nord)

    entry = fill(cast, vacant)

    assert tenures(vacant) == [("Nachfolge", DEC, None)]
    assert "besetzt ab 01.12.2023" in entry.summary


def test_a_full_post_has_no_room_beside_its_holder(cast: Cast, post: Post) -> None:
    with pytest.raises(Refused, match="schon besetzt"):
        fill(cast, post, hands_over=False)

    assert len(tenures(post)) == 1


def test_two_share_a_post_up_to_its_size(cast: Cast, post: Post) -> None:
    Tenure.objects.filter(post=post).update(fte=Decimal("0.5"))

    fill(cast, post, hands_over=False, fte=Decimal("0.5"))

    assert len(tenures(post)) == 2
    with pytest.raises(Refused, match="höchstens 1,00 VZÄ"):
        fill(cast, post, hands_over=False, fte=Decimal("0.25"))


def test_who_comes_before_somebody_already_appointed_is_refused(cast: Cast, post: Post) -> None:
    fill(cast, post, since=dt.date(2024, 2, 1))

    with pytest.raises(Refused, match=re.escape("vom 01.02.2024 an schon besetzt")):
        fill(cast, post, since=dt.date(2024, 1, 1))

    assert tenures(post)[0][2] == dt.date(2024, 1, 31)


def test_nobody_takes_up_a_post_that_does_not_exist_yet(cast: Cast, post: Post) -> None:
    with pytest.raises(Refused, match=re.escape("vom 01.08.2023 an")):
        fill(cast, post, since=dt.date(2023, 7, 1))


def test_a_post_becomes_free(cast: Cast, post: Post) -> None:
    vacate_post(post=post, last_day=dt.date(2023, 12, 31), by=cast.cleo, at=make.NOW)

    assert tenures(post) == [("site_lead ben", make.START, dt.date(2023, 12, 31))]


@pytest.mark.parametrize("last_day", [dt.date(2023, 7, 31), dt.date(2023, 10, 31)])
def test_what_nobody_holds_cannot_become_free(cast: Cast, last_day: dt.date) -> None:
    fritz = Post.objects.get(title="site_lead fritz")

    with pytest.raises(Refused, match="Niemand hat die Stelle"):
        vacate_post(post=fritz, last_day=last_day, by=cast.cleo, at=make.NOW)


def test_rights_follow_the_post(cast: Cast, post: Post) -> None:
    new = make.make_user("neu@example.org")
    person = make.make_person(cast.programme, function="Nachfolge", user=new)
    fill(cast, post, person=person, since=make.TODAY)

    who = standing_of(new, make.TODAY)

    assert who
    assert who.led_sites == {cast.sued.pk}
    assert standing_of(cast.ben, make.TODAY) is None


def test_whoever_takes_up_a_post_that_ends_leaves_with_it(cast: Cast, post: Post) -> None:
    end = dt.date(2024, 7, 31)
    Post.objects.filter(pk=post.pk).update(valid_until=end)
    post.refresh_from_db()

    fill(cast, post)

    assert tenures(post)[1] == ("Nachfolge", DEC, end)


def test_spans_are_named_by_their_first_and_last_day() -> None:
    assert span_words(Span(DEC)) == "vom 01.12.2023 an"
    assert span_words(Span(DEC, dt.date(2024, 7, 31))) == "vom 01.12.2023 bis 31.07.2024"
