"""Two people edit one record: silent merge, clash, choice."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import pytest
from django import forms
from tests import make
from tests.cast import Cast
from tests.history.stage import SiteForm, edit, seen

from wirkraum.calendar.models import Termin
from wirkraum.history.forms import RecordForm
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.models import Grant, Site

pytestmark = pytest.mark.usefixtures("bare_page")


class GrantForm(RecordForm[Grant]):
    class Meta:
        model = Grant
        fields = ["reference", "valid_from", "valid_until", "sites"]


class TerminForm(RecordForm[Termin]):
    """Day and time apart, as pages ask for them."""

    day = forms.DateField()
    begin = forms.TimeField()
    composed: ClassVar[dict[str, tuple[str, ...]]] = {"starts_at": ("day", "begin")}

    class Meta:
        model = Termin
        fields = ["title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin = self.instance.starts_at.astimezone(BERLIN)
        self.initial |= {"day": begin.date(), "begin": begin.time()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.instance.starts_at = dt.datetime.combine(
            cleaned["day"], cleaned["begin"], tzinfo=BERLIN
        )
        return cleaned


def test_edits_of_different_fields_join_silently(cast: Cast) -> None:
    mine, theirs = seen(SiteForm, cast.nord), seen(SiteForm, cast.nord)
    edit(cast.ada, SiteForm, cast.nord, theirs | {"about": "Von Ada"})

    answer = edit(cast.cleo, SiteForm, cast.nord, mine | {"public_contact": "Zimmer 12"})

    cast.nord.refresh_from_db()
    assert answer.status_code == 302
    assert (cast.nord.about, cast.nord.public_contact) == ("Von Ada", "Zimmer 12")


def test_links_join_silently(cast: Cast) -> None:
    grant = Grant.objects.create(
        programme=cast.programme, carrier=cast.carrier_nord, valid_from=make.START
    )
    mine, theirs = seen(GrantForm, grant), seen(GrantForm, grant)
    edit(cast.cleo, GrantForm, grant, theirs | {"sites": [cast.nord.pk]})

    answer = edit(cast.cleo, GrantForm, grant, mine | {"reference": "40-17"})

    grant.refresh_from_db()
    assert answer.status_code == 302
    assert (grant.reference, list(grant.sites.all())) == ("40-17", [cast.nord])


def test_the_same_field_changed_twice_shows_both_versions_and_saves_neither(cast: Cast) -> None:
    mine, theirs = seen(SiteForm, cast.nord), seen(SiteForm, cast.nord)
    edit(cast.ada, SiteForm, cast.nord, theirs | {"about": "Von Ada", "kind": "special"})

    answer = edit(cast.cleo, SiteForm, cast.nord, mine | {"about": "Von Cleo"})

    cast.nord.refresh_from_db()
    clash = answer.context_data["clashes"][0]
    shown = answer.context_data["form"]
    assert answer.status_code == 409
    assert cast.nord.about == "Von Ada"
    assert (clash.field, clash.mine, clash.theirs) == ("about", "Von Cleo", "Von Ada")
    # What Ada changed and Cleo did not is already in Cleo's form: her next save keeps it.
    assert (shown["kind"].value(), shown["about"].value()) == ("special", "Von Cleo")


@pytest.mark.parametrize(("choice", "about"), [("mine", "Von Cleo"), ("theirs", "Von Ada")])
def test_a_clash_is_settled_by_choosing(cast: Cast, choice: str, about: str) -> None:
    mine, theirs = seen(SiteForm, cast.nord), seen(SiteForm, cast.nord)
    edit(cast.ada, SiteForm, cast.nord, theirs | {"about": "Von Ada", "kind": "special"})
    clash = edit(cast.cleo, SiteForm, cast.nord, mine | {"about": "Von Cleo", "name": "Neu"})
    shown = {name: clash.context_data["form"][name].value() or "" for name in mine}

    answer = edit(cast.cleo, SiteForm, cast.nord, shown | {"wahl-about": choice})

    cast.nord.refresh_from_db()
    assert answer.status_code == 302
    assert (cast.nord.about, cast.nord.kind, cast.nord.name) == (about, "special", "Neu")


def test_a_third_writer_during_the_choice_clashes_again(cast: Cast) -> None:
    mine, theirs = seen(SiteForm, cast.nord), seen(SiteForm, cast.nord)
    edit(cast.ada, SiteForm, cast.nord, theirs | {"about": "Von Ada"})
    clash = edit(cast.cleo, SiteForm, cast.nord, mine | {"about": "Von Cleo"})
    shown = {name: clash.context_data["form"][name].value() or "" for name in mine}
    edit(cast.ada, SiteForm, cast.nord, seen(SiteForm, cast.nord) | {"about": "Noch einmal Ada"})

    answer = edit(cast.cleo, SiteForm, cast.nord, shown | {"wahl-about": "mine"})

    assert answer.status_code == 409
    assert answer.context_data["clashes"][0].theirs == "Noch einmal Ada"


def test_both_writing_the_same_is_no_clash(cast: Cast) -> None:
    mine = seen(SiteForm, cast.nord) | {"about": "Gleich"}
    edit(cast.ada, SiteForm, cast.nord, mine)

    assert edit(cast.cleo, SiteForm, cast.nord, mine).status_code == 302


def test_joined_fields_are_checked_together(cast: Cast) -> None:
    """Each change is fine by itself; together the end would lie before the beginning."""
    grant = Grant.objects.create(
        programme=cast.programme,
        carrier=cast.carrier_nord,
        valid_from=dt.date(2023, 8, 1),
        valid_until=dt.date(2024, 7, 31),
    )
    mine, theirs = seen(GrantForm, grant), seen(GrantForm, grant)
    edit(cast.cleo, GrantForm, grant, theirs | {"valid_until": "2023-12-31"})

    answer = edit(cast.cleo, GrantForm, grant, mine | {"valid_from": "2024-02-01"})

    assert answer.status_code == 422
    assert answer.context_data["form"].non_field_errors() == ["Das Ende liegt vor dem Beginn."]


def test_a_column_made_of_several_fields_is_joined_and_compared(cast: Cast) -> None:
    termin = make.make_termin(cast.programme)
    mine, theirs = seen(TerminForm, termin), seen(TerminForm, termin)
    edit(cast.ada, TerminForm, termin, theirs | {"begin": "10:00", "day": "2023-11-27"})

    joined = edit(cast.cleo, TerminForm, termin, mine | {"title": "Neuer Titel"})
    clash = edit(cast.cleo, TerminForm, termin, mine | {"begin": "8:00"})
    settled = edit(
        cast.cleo, TerminForm, termin, mine | {"begin": "8:00", "wahl-starts_at": "theirs"}
    )

    termin.refresh_from_db()
    assert joined.status_code == 302
    assert clash.status_code == 409
    assert clash.context_data["clashes"][0].theirs == "27.11.2023, 10:00 Uhr"
    assert settled.status_code == 302
    assert (termin.title, termin.starts_at.astimezone(BERLIN).hour) == ("Neuer Titel", 10)


def test_history_that_does_not_reach_back_still_tells_the_past(cast: Cast) -> None:
    """A record made outside the history has no entry for its first version."""
    assert not Entry.objects.exists()
    mine, theirs = seen(SiteForm, cast.nord), seen(SiteForm, cast.nord)
    edit(cast.ada, SiteForm, cast.nord, theirs | {"about": "Von Ada"})

    assert edit(cast.cleo, SiteForm, cast.nord, mine | {"name": "Neu"}).status_code == 302


def test_without_any_past_every_difference_is_a_clash(cast: Cast) -> None:
    mine = seen(SiteForm, cast.nord)
    Site.objects.filter(pk=cast.nord.pk).update(about="Am Verlauf vorbei", version=5)

    answer = edit(cast.cleo, SiteForm, cast.nord, mine)

    assert answer.status_code == 409
    assert [c.field for c in answer.context_data["clashes"]] == ["about"]
