"""An undo that cannot restore exactly changes nothing and says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests import make
from tests.cast import Cast
from tests.history.world import back, verb, world

from wirkraum.history.actions import MovedOn
from wirkraum.history.models import Entry
from wirkraum.programme.models import (
    Duty,
    Site,
)


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
