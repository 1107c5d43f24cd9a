"""Records of the whole programme: one page for new ones, one for change, for every kind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wirkraum.history.actions import Change
from wirkraum.history.pages import RecordPage, delete_record, edit_record
from wirkraum.kit.clock import now
from wirkraum.programme.access import Standing, changeable, may_edit_programme
from wirkraum.programme.actions import keep_coordinated
from wirkraum.programme.forms.people import OrganisationForm, PersonForm, PostForm, TenureForm
from wirkraum.programme.forms.programme import (
    CircleForm,
    DutyForm,
    GrantForm,
    LinkForm,
    MembershipForm,
)
from wirkraum.programme.models import (
    Circle,
    Duty,
    Grant,
    Link,
    Membership,
    Organisation,
    Person,
    Post,
    Tenure,
)
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.views.frame import programme_form


@dataclass(frozen=True)
class Kind:
    """A kind of record: its form, the page it stands on, and what may go with it."""

    model: type[models.Model]
    form: type[Any]
    new: Any
    home: str
    parts: Collection[str] = ()


KINDS = {
    "verweis": Kind(Link, LinkForm, gettext_lazy("Neuer Verweis"), "programme"),
    "aufgabe": Kind(Duty, DutyForm, gettext_lazy("Neue Aufgabe"), "programme"),
    "organisation": Kind(
        Organisation, OrganisationForm, gettext_lazy("Neue Organisation"), "programme"
    ),
    "bescheid": Kind(Grant, GrantForm, gettext_lazy("Neuer Bescheid"), "programme"),
    "stelle": Kind(Post, PostForm, gettext_lazy("Neue Stelle"), "posts"),
    "person": Kind(
        Person, PersonForm, gettext_lazy("Neue Person"), "posts", parts={"calendar.feed"}
    ),
    # Posts are filled, circles joined: a new tenure or seat begins on a page of its own.
    "besetzung": Kind(Tenure, TenureForm, "", "posts"),
    "zielgruppe": Kind(
        Circle,
        CircleForm,
        gettext_lazy("Neue Zielgruppe"),
        "circles",
        parts={"programme.membership", "calendar.feed"},
    ),
    "mitgliedschaft": Kind(Membership, MembershipForm, "", "circles"),
}


@in_programme
def new(request: ProgrammeRequest, what: str) -> HttpResponse:
    """A new record of the programme."""
    who, kind = request.who, _kind(what)
    if not (may_edit_programme(who) and kind.new):
        raise Http404
    return edit_record(
        request,
        form_class=kind.form,
        record=kind.model(programme=who.programme),
        page=_page(who, kind, _("angelegt"), title=kind.new),
        programme=who.programme,
    )


@in_programme
def edit(request: ProgrammeRequest, what: str, pk: int) -> HttpResponse:
    """Change a record."""
    who, kind = request.who, _kind(what)
    record = get_object_or_404(changeable(who, kind.model), pk=pk)
    delete = reverse("programme:record_delete", args=[what, pk])
    return edit_record(
        request,
        form_class=kind.form,
        record=record,
        page=_page(who, kind, _("geändert"), title=str(record), delete=delete),
        then=_still_coordinated(request),
        programme=who.programme,
    )


@require_POST
@in_programme
def delete(request: ProgrammeRequest, what: str, pk: int) -> HttpResponse:
    """Remove a record that nothing depends on."""
    who, kind = request.who, _kind(what)
    record = get_object_or_404(changeable(who, kind.model), pk=pk)
    return delete_record(
        request,
        record=record,
        page=_page(who, kind, _("gelöscht"), title=""),
        parts=kind.parts,
        then=_still_coordinated(request),
    )


@in_programme
def new_member(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A new seat in a circle."""
    who = request.who
    circle = get_object_or_404(changeable(who, Circle), pk=pk)
    title = _("Neues Mitglied: %(circle)s") % {"circle": circle}
    return edit_record(
        request,
        form_class=MembershipForm,
        record=Membership(circle=circle, valid_from=who.day),
        page=_page(who, KINDS["mitgliedschaft"], _("angelegt"), title=title),
        programme=who.programme,
    )


def _kind(what: str) -> Kind:
    if what not in KINDS:
        raise Http404
    return KINDS[what]


def _page(who: Standing, kind: Kind, did: str, **words: Any) -> RecordPage:
    name = kind.model._meta.verbose_name
    return programme_form(
        who,
        summary=lambda record: f"{name} {did}: {record}",
        back=reverse(f"programme:{kind.home}"),
        **words,
    )


def _still_coordinated(request: ProgrammeRequest) -> Any:
    def then(verb: Change, record: models.Model) -> None:
        del verb, record
        keep_coordinated(request.who.programme.pk, by=request.user, at=now())

    return then
