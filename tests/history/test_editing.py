"""The edit page of any record: versions, silent merge, clash, nothing lost."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from tests import make
from tests.cast import Cast

from wirkraum.accounts.models import User
from wirkraum.calendar.models import Termin
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.forms import RecordForm
from wirkraum.history.models import Entry
from wirkraum.history.pages import RecordPage, carry_out, delete_record, edit_record
from wirkraum.kit.clock import BERLIN
from wirkraum.programme.models import Duty, Grant, Organisation, Site

PAGE = RecordPage(
    title="Bearbeiten", summary="Geändert", back="/zurueck/", section="standorte", scope=1
)


class SiteForm(RecordForm[Site]):
    class Meta:
        model = Site
        fields = ["name", "about", "public_contact", "kind"]


class GrantForm(RecordForm[Grant]):
    class Meta:
        model = Grant
        fields = ["reference", "valid_from", "valid_until", "sites"]


class OrganisationForm(RecordForm[Organisation]):
    class Meta:
        model = Organisation
        fields = ["name", "kind"]


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


@pytest.fixture(autouse=True)
def _bare_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page itself belongs to other tests; here only what it is given counts."""

    def render(
        request: HttpRequest, template: str, context: dict[str, Any], status: int
    ) -> HttpResponse:
        answer = HttpResponse(status=status)
        answer.context_data = context  # type: ignore[attr-defined]
        return answer

    monkeypatch.setattr("wirkraum.history.pages.page.render", render)


def post(user: User, data: dict[str, Any] | None) -> HttpRequest:
    factory = RequestFactory()
    request = factory.get("/") if data is None else factory.post("/", data)
    request.user = user
    request.session = {}  # type: ignore[assignment]
    setattr(request, "_messages", FallbackStorage(request))  # noqa: B010  where Django keeps them
    return request


def edit(
    user: User, form_class: Any, record: models.Model, data: dict[str, Any] | None, **more: Any
) -> Any:
    fresh = type(record)._base_manager.get(pk=record.pk) if record.pk else record
    return edit_record(post(user, data), form_class=form_class, record=fresh, page=PAGE, **more)


def seen(form_class: Any, record: models.Model) -> dict[str, Any]:
    """What an editor's browser holds after opening the form."""
    form = form_class(instance=type(record)._base_manager.get(pk=record.pk))
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


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


def remove(user: User, record: models.Model, data: dict[str, Any], **more: Any) -> HttpRequest:
    request = post(user, data)
    delete_record(request, record=record, page=PAGE, **more)
    return request


def words(request: HttpRequest) -> str:
    return " ".join(str(message) for message in get_messages(request))


def test_deleting_offers_undo(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek")

    request = remove(cast.cleo, library, {})

    entry = Entry.objects.get()
    assert [m.extra_tags for m in get_messages(request)] == [f"undo-{entry.pk}"]
    assert not Organisation.objects.filter(name="Bibliothek").exists()


def test_deleting_what_others_need_is_refused_with_the_reason(cast: Cast) -> None:
    request = remove(cast.cleo, cast.carrier_nord, {})

    assert "„Träger Nord“ lässt sich nicht löschen" in words(request)
    assert "Träger Nord: 1. Grundschule" in words(request)
    assert not Entry.objects.exists()


def test_deleting_takes_only_the_named_parts_along(cast: Cast) -> None:
    site = make.make_site(cast.programme, mark="9")
    site.phases.create(kind="start", valid_from=make.START)

    refused = remove(cast.cleo, site, {}, parts=())
    remove(cast.cleo, site, {}, parts={"programme.phase"})

    assert "Phase „Aufbau“" in words(refused)
    assert not Site.objects.filter(pk=site.pk).exists()


def test_deleting_what_was_changed_meanwhile_is_refused(cast: Cast) -> None:
    library = make.make_organisation(cast.programme, name="Bibliothek")
    with change(by=None, at=make.NOW, scope=1, summary="x") as verb:
        library.website = "https://bibliothek.example/"
        verb.save(library)

    request = remove(cast.cleo, library, {"version": "0"})

    assert "inzwischen geändert" in words(request)
    assert Organisation.objects.filter(pk=library.pk).exists()


def test_deleting_needs_a_post(cast: Cast) -> None:
    answer = delete_record(post(cast.cleo, None), record=cast.nord, page=PAGE)

    assert answer.status_code == 405


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
