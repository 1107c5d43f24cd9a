"""Long stories of verbs, told backwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import make
from tests.cast import Cast, make_cast
from tests.history.world import back, verb, world

from wirkraum.calendar.models import Participant, Termin
from wirkraum.history.actions import change, undo
from wirkraum.history.models import Entry
from wirkraum.programme.models import (
    Circle,
    Membership,
    Person,
    Post,
    Tenure,
)

TEXTS = st.sampled_from(["Lesen", "Spielen", "Reden", "Kochen"])


VERBS = st.lists(
    st.tuples(st.sampled_from(["new", "rename", "relink", "remove"]), TEXTS, st.integers(0, 3)),
    min_size=1,
    max_size=5,
)


def _act(cast: Cast, done: Any, what: str, text: str, which: int) -> None:
    termine = list(Termin.objects.order_by("uid"))
    if what == "new":
        termin = Termin(
            programme=cast.programme,
            title=text,
            starts_at=make.NOW,
            ends_at=make.NOW + dt.timedelta(hours=1),
            changed_at=make.NOW,
        )
        done.save(termin, links={"sites": [cast.nord, cast.sued][: which % 3]})
        done.save(Participant(termin=termin, circle=cast.leads))
    elif termine:
        termin = termine[which % len(termine)]
        if what == "rename":
            termin.title = text
            done.save(termin)
        elif what == "relink":
            done.save(termin, links={"sites": [cast.nord, cast.sued][: which % 3]})
        else:
            done.delete(termin)


@given(verbs=VERBS, together=st.booleans())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_story_can_be_told_backwards(db: None, verbs: list[Any], together: bool) -> None:
    """Whatever was done, in one verb or several: undone in reverse, all is as before."""
    with transaction.atomic():
        cast = make_cast()
        make.make_termin(cast.programme, cast.nord)
        before = world()
        entries: list[Entry] = []
        if together:
            with verb(cast) as done:
                for step in verbs:
                    _act(cast, done, *step)
            entries = [done.entry]
        else:
            for step in verbs:
                with verb(cast) as done:
                    _act(cast, done, *step)
                entries.append(done.entry)

        for entry in reversed([entry for entry in entries if entry.pk]):
            back(entry)

        assert world() == before
        transaction.set_rollback(True)


def test_the_whole_stage_can_be_set_in_one_verb_and_struck_again(db: None) -> None:
    """As an intake does: a programme with all that belongs to it, in one step."""
    cleo = make.make_user("cleo@example.org")
    before = world()
    with change(by=cleo, at=make.NOW, scope=None, summary="Programm eingerichtet") as done:
        town = done.save(
            apps.get_model("programme.Municipality")(name="M", full_name="Stadt M", land="SN")
        )
        programme = done.save(
            apps.get_model("programme.Programme")(
                municipality=town, slug="m", name="FSZ", short_name="FSZ", office="Amt"
            )
        )
        person = done.save(Person(programme=programme, function="Koordinierung", user=cleo))
        post = done.save(
            Post(
                programme=programme, kind="coordination", title="K", valid_from=dt.date(2023, 8, 1)
            )
        )
        done.save(Tenure(post=post, person=person, valid_from=dt.date(2023, 8, 1)))
        circle = done.save(Circle(programme=programme, name="Leitungen"))
        done.save(Membership(circle=circle, post=post, valid_from=dt.date(2023, 8, 1)))

    undo(entry=done.entry, by=cleo, at=make.NOW, summary="zurück")

    assert world() == before
