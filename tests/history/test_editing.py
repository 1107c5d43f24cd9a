"""The edit page of any record: saving, checking, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from tests.cast import Cast
from tests.history.stage import PAGE, OrganisationForm, SiteForm, edit, post, seen

from wirkraum.history.actions import Change
from wirkraum.history.forms import RecordForm
from wirkraum.history.models import Entry
from wirkraum.history.pages import RecordPage, edit_record
from wirkraum.programme.models import Duty, Organisation, Site

pytestmark = pytest.mark.usefixtures("bare_page")


def test_saving_makes_one_entry_and_offers_undo(cast: Cast) -> None:
    request = post(cast.cleo, seen(SiteForm, cast.nord) | {"about": "Neu"})

    answer = edit_record(request, form_class=SiteForm, record=cast.nord, page=PAGE)

    entry = Entry.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/zurueck/")
    assert (entry.by, entry.summary, entry.scope) == (cast.cleo, "Geändert", 1)
    assert [m.extra_tags for m in get_messages(request)] == [f"undo-{entry.pk}"]


def test_saving_nothing_new_says_so_without_an_entry(cast: Cast) -> None:
    request = post(cast.cleo, seen(SiteForm, cast.nord))

    edit_record(request, form_class=SiteForm, record=cast.nord, page=PAGE)

    assert not Entry.objects.exists()
    assert [m.level_tag for m in get_messages(request)] == ["info"]


def test_invalid_input_is_kept(cast: Cast) -> None:
    answer = edit(cast.cleo, SiteForm, cast.nord, seen(SiteForm, cast.nord) | {"name": ""})

    assert answer.status_code == 422
    assert answer.context_data["form"].errors.keys() == {"name"}


def test_one_name_per_programme_is_checked_though_the_form_has_no_programme(cast: Cast) -> None:
    new = Organisation(programme=cast.programme)

    answer = edit(cast.cleo, OrganisationForm, new, {"name": "Träger Nord", "kind": "carrier"})

    assert answer.status_code == 422
    assert answer.context_data["form"].non_field_errors() == ["Diese Organisation gibt es schon."]


def test_what_somebody_deleted_is_not_brought_back_by_saving(cast: Cast) -> None:
    duty = Duty.objects.create(programme=cast.programme, theme="network", text="Lesen")

    class DutyForm(RecordForm[Duty]):
        class Meta:
            model = Duty
            fields = ["text"]

    data = seen(DutyForm, duty) | {"text": "Vorlesen"}
    stale = Duty.objects.get(pk=duty.pk)
    duty.delete()

    answer: Any = edit_record(post(cast.cleo, data), form_class=DutyForm, record=stale, page=PAGE)

    assert answer.status_code == 409
    assert answer.context_data["form"]["text"].value() == "Vorlesen"
    assert not Duty.objects.exists()


def test_further_records_change_in_the_same_verb(cast: Cast) -> None:
    def then(verb: Change, site: Site) -> None:
        cast.sued.about = f"Nachbar von {site}"
        verb.save(cast.sued)

    edit(cast.cleo, SiteForm, cast.nord, seen(SiteForm, cast.nord) | {"name": "Neu"}, then=then)

    assert Entry.objects.get().steps.count() == 2


def test_words_of_the_page_may_depend_on_what_was_saved(cast: Cast) -> None:
    page = RecordPage(
        title="Neu",
        summary=lambda one: f"Organisation angelegt: {one.name}",
        back=lambda one: f"/organisation/{one.pk}/",
        section="programm",
        scope=1,
    )
    request = post(cast.cleo, {"name": "Bibliothek", "kind": "partner"})

    answer = edit_record(
        request,
        form_class=OrganisationForm,
        record=Organisation(programme=cast.programme),
        page=page,
    )

    made = Organisation.objects.get(name="Bibliothek")
    assert answer["Location"] == f"/organisation/{made.pk}/"
    assert Entry.objects.get().summary == "Organisation angelegt: Bibliothek"
