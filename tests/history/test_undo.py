"""An undo restores exactly, or changes nothing and says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import make
from tests.cast import Cast, make_cast

from wirkraum.calendar.models import Kind, Participant, Termin
from wirkraum.history.actions import MovedOn, change, same, snapshot, undo
from wirkraum.history.models import Entry, Step
from wirkraum.programme.models import (
    Circle,
    Duty,
    Grant,
    Membership,
    Organisation,
    Person,
    Post,
    Site,
    Tenure,
)

AT = make.NOW
World = dict[tuple[str, object], dict[str, object]]


def world() -> World:
    """Everything stored but history, accounts and versions."""
    found: World = {}
    for model in apps.get_models():
        if model.__module__.startswith("wirkraum.") and model not in {Entry, Step}:
            for one in model._base_manager.all():
                state = snapshot(one)
                state.pop("version", None)
                found[model._meta.label, one.pk] = state
    return found


@contextmanager
def verb(cast: Cast, summary: str = "etwas getan") -> Iterator[Any]:
    with change(by=cast.cleo, at=AT, scope=cast.programme.pk, summary=summary) as open_change:
        yield open_change


def back(entry: Entry) -> Entry:
    return undo(entry=entry, by=None, at=AT, summary="zurückgenommen")


def test_undo_of_a_change_restores_the_fields(cast: Cast) -> None:
    before = world()
    cast.nord.name = "Umbenannt"
    with verb(cast) as done:
        done.save(cast.nord)

    back(done.entry)

    assert world() == before


def test_undo_of_creating_removes_the_record(cast: Cast) -> None:
    before = world()
    with verb(cast) as done:
        done.save(Duty(programme=cast.programme, theme="network", text="Stadtteilrunden"))

    back(done.entry)

    assert world() == before


def test_undo_of_deleting_restores_all_that_hung_on_it(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    Participant.objects.create(termin=termin, circle=cast.leads)
    before = world()
    with verb(cast) as done:
        done.delete(termin)

    back(done.entry)

    assert world() == before
    assert list(Termin.objects.get(uid=termin.uid).sites.all()) == [cast.nord]


def test_undo_of_deleting_restores_through_several_levels(cast: Cast) -> None:
    south = make.make_site(cast.programme, mark="77")
    circle = make.make_circle(cast.programme, name="Leitungsteam 77", site=south)
    Membership.objects.create(circle=circle, post=Post.objects.first(), valid_from=make.START)
    south.phases.create(kind="start", valid_from=make.START)
    before = world()
    with verb(cast) as done:
        done.delete(south)

    back(done.entry)

    assert world() == before


def test_deleting_tells_what_let_go_of_the_record_and_undo_ties_it_again(cast: Cast) -> None:
    duty = Duty.objects.create(programme=cast.programme, theme="network", text="Vernetzung")
    kind = make.make_kind(cast.programme, duty=duty)
    before = world()
    with verb(cast) as done:
        done.delete(duty)

    assert {step.model for step in done.steps} == {"programme.duty", "calendar.kind"}
    assert Kind.objects.get(pk=kind.pk).version == 1

    back(done.entry)

    assert world() == before


def test_deleting_the_target_of_a_link_is_a_change_of_its_owner(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek", kind="partner")
    termin = make.make_termin(cast.programme, cast.nord)
    termin.organisations.set([library, cast.carrier_nord])
    before = world()
    with verb(cast) as done:
        done.delete(library)

    assert list(termin.organisations.all()) == [cast.carrier_nord]

    back(done.entry)

    assert world() == before


def test_undo_of_many_to_many_links(cast: Cast) -> None:
    grant = Grant.objects.create(
        programme=cast.programme, carrier=cast.carrier_nord, valid_from=make.START
    )
    grant.sites.set([cast.nord])
    before = world()
    with verb(cast) as done:
        done.save(grant, links={"sites": [cast.sued]})

    back(done.entry)

    assert world() == before
    assert list(grant.sites.all()) == [cast.nord]


def test_undo_of_a_verb_that_touches_one_record_twice(cast: Cast) -> None:
    before = world()
    with verb(cast) as done:
        library = done.save(
            Organisation(programme=cast.programme, name="Bibliothek", kind="partner")
        )
        duty = done.save(Duty(programme=cast.programme, theme="network", text="Lesen"))
        kind = done.save(Kind(programme=cast.programme, slug="lesen", name="Lesen", duty=duty))
        kind.name = "Vorlesen"
        done.save(kind)
        library.website = "https://bibliothek.example/"
        done.save(library)

    back(done.entry)

    assert world() == before


def test_undo_of_an_undo_brings_the_change_again(cast: Cast) -> None:
    cast.nord.name = "Umbenannt"
    with verb(cast) as done:
        done.save(cast.nord)
    after = world()

    back(back(done.entry))

    assert world() == after


def test_undo_keeps_moments_numbers_and_shares_exact(cast: Cast) -> None:
    termin = make.make_termin(cast.programme, cast.nord)
    termin.changed_at = dt.datetime(2023, 11, 27, 7, 30, 1, 123456, tzinfo=dt.UTC)
    termin.save()
    post = Post.objects.create(
        programme=cast.programme, kind="other", title="Büro", valid_from=make.START, fte="0.5"
    )
    post.refresh_from_db()
    before = world()
    with verb(cast) as done:
        termin.changed_at = AT
        done.save(termin)
        post.fte = Decimal(1)
        done.save(post)

    # What a caller hands in and what the database gives back are the same value.
    assert same(snapshot(post), snapshot(Post.objects.get(pk=post.pk)))

    back(done.entry)

    assert world() == before


def test_undo_twice_is_refused(cast: Cast) -> None:
    cast.nord.name = "Umbenannt"
    with verb(cast, "Standort umbenannt") as done:
        done.save(cast.nord)
    back(done.entry)

    with pytest.raises(MovedOn, match="Standort umbenannt"):
        back(done.entry)


def test_undo_after_a_later_change_is_refused_and_changes_nothing(cast: Cast) -> None:
    cast.nord.name = "Umbenannt"
    with verb(cast) as done:
        done.save(cast.nord)
        done.save(Duty(programme=cast.programme, theme="network", text="Lesen"))
    cast.nord.about = "Jemand war schneller."
    with verb(cast):
        done.save(cast.nord)
    before = world()

    with pytest.raises(MovedOn, match="Umbenannt"):
        back(done.entry)

    assert world() == before
    assert Entry.objects.filter(undoes=done.entry).count() == 0


@pytest.mark.parametrize("later", ["protected", "cascading", "loose", "linked"])
def test_undo_of_creating_is_refused_once_others_build_on_it(cast: Cast, later: str) -> None:
    with verb(cast) as done:
        site = done.save(
            Site(programme=cast.programme, slug="neu-1", mark="9", name="9. GS", kind="primary")
        )
        duty = done.save(Duty(programme=cast.programme, theme="network", text="Lesen"))
    follow: dict[str, Callable[[], object]] = {
        "protected": lambda: make.make_post(cast.programme, kind="site_lead", site=site),
        "cascading": lambda: site.phases.create(kind="start", valid_from=make.START),
        "loose": lambda: make.make_kind(cast.programme, duty=duty),
        "linked": lambda: make.make_termin(cast.programme, site),
    }
    follow[later]()
    before = world()

    with pytest.raises(MovedOn):
        back(done.entry)

    assert world() == before


def test_undo_is_refused_when_what_it_refers_to_is_gone(cast: Cast) -> None:
    person = make.make_person(cast.programme, organisation=cast.carrier_nord)
    library = make.make_organisation(cast.programme, name="Bibliothek")
    person.organisation = library
    person.save()
    with verb(cast) as done:
        person.organisation = cast.carrier_nord
        done.save(person)
    library.delete()

    with pytest.raises(MovedOn):
        back(done.entry)


def test_undo_is_refused_when_a_linked_record_is_gone(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek")
    termin = make.make_termin(cast.programme, cast.nord)
    termin.organisations.set([library])
    with verb(cast) as done:
        done.save(termin, links={"organisations": []})
    library.delete()

    with pytest.raises(MovedOn):
        back(done.entry)


def test_undo_is_refused_when_the_name_is_taken_meanwhile(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek")
    library.name = "Bücherei"
    with verb(cast) as done:
        done.save(library)
    make.make_organisation(cast.programme, name="Bibliothek")

    with pytest.raises(MovedOn):
        back(done.entry)


def test_versions_never_come_again(cast: Cast) -> None:
    """An old form must not pass for a fresh one after delete and undo."""
    duty = Duty(programme=cast.programme, theme="network", text="eins")
    for text in ("eins", "zwei", "drei"):
        duty.text = text
        with verb(cast) as done:
            done.save(duty)
    key = duty.pk
    with verb(cast) as done:
        done.delete(duty)

    back(done.entry)

    assert Duty.objects.get(pk=key).version == 4


def test_what_changes_nothing_leaves_no_trace(cast: Cast) -> None:
    with verb(cast) as done:
        done.save(cast.nord)

    cast.nord.refresh_from_db()
    assert cast.nord.version == 0
    assert not Entry.objects.exists()


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
            starts_at=AT,
            ends_at=AT + dt.timedelta(hours=1),
            changed_at=AT,
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
    with change(by=cleo, at=AT, scope=None, summary="Programm eingerichtet") as done:
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

    undo(entry=done.entry, by=cleo, at=AT, summary="zurück")

    assert world() == before
