"""An undo restores exactly."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests import make
from tests.cast import Cast
from tests.history.world import back, verb, world

from wirkraum.calendar.models import Kind, Participant, Termin
from wirkraum.history.actions import same, snapshot
from wirkraum.history.models import Entry
from wirkraum.programme.models import (
    Duty,
    Grant,
    Membership,
    Organisation,
    Post,
)


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
        termin.changed_at = make.NOW
        done.save(termin)
        post.fte = Decimal(1)
        done.save(post)

    # What a caller hands in and what the database gives back are the same value.
    assert same(snapshot(post), snapshot(Post.objects.get(pk=post.pk)))

    back(done.entry)

    assert world() == before


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
