"""Records of the whole programme: one page for new ones, one for change, for every kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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
from wirkraum.kit.told import Told, told
from wirkraum.programme.access import Standing, changeable, may_edit_programme, visible_sites
from wirkraum.programme.actions import keep_coordinated, uncoordinated_from
from wirkraum.programme.forms.deputies import DeputyForm
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
    Deputy,
    Duty,
    Grant,
    Link,
    Membership,
    Organisation,
    Person,
    Post,
    Site,
    Tenure,
)
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.views.frame import post_trail, programme_form


def _from_today(request: ProgrammeRequest) -> dict[str, Any]:
    return {"valid_from": request.who.day}


def _asked_site(request: ProgrammeRequest) -> Site | None:
    """The site whose page one comes from (`?standort=139`)."""
    asked = request.GET.get("standort")
    return next((site for site in visible_sites(request.who) if site.slug == asked), None)


def _at_post(key: int) -> str:
    return reverse("programme:post", args=[key])


def _at_circle(key: int) -> str:
    return f"{reverse('programme:circles')}#kreis-{key}"


@dataclass(frozen=True)
class Kind:
    """A kind of record: its form, the list it stands in, and what may go with it.

    `begin` tells what a new one starts with, `place` where one sees the record itself, if not just
    in its list.
    """

    model: type[models.Model]
    form: type[Any]
    new: Any
    home: str
    parts: Collection[str] = ()
    begin: Callable[[ProgrammeRequest], Mapping[str, Any]] = lambda _request: {}
    place: Callable[[Any], str] | None = None


KINDS = {
    "verweis": Kind(Link, LinkForm, gettext_lazy("Neuer Verweis"), "programme"),
    "aufgabe": Kind(Duty, DutyForm, gettext_lazy("Neue Aufgabe"), "programme"),
    "organisation": Kind(
        Organisation, OrganisationForm, gettext_lazy("Neue Organisation"), "programme"
    ),
    "bescheid": Kind(
        Grant, GrantForm, gettext_lazy("Neuer Bescheid"), "programme", begin=_from_today
    ),
    "stelle": Kind(
        Post,
        PostForm,
        gettext_lazy("Neue Stelle"),
        "posts",
        begin=lambda request: _from_today(request) | {"site": _asked_site(request)},
        place=lambda post: _at_post(post.pk),
    ),
    "person": Kind(
        Person,
        PersonForm,
        gettext_lazy("Neue Person"),
        "posts",
        parts={"calendar.feed", "calendar.absence", "calendar.foreigncalendar"},
    ),
    # Posts are filled, circles joined: a new tenure, deputy or seat begins on a page of its own.
    "besetzung": Kind(Tenure, TenureForm, "", "posts", place=lambda one: _at_post(one.post_id)),
    "vertretung": Kind(Deputy, DeputyForm, "", "posts", place=lambda one: _at_post(one.post_id)),
    "zielgruppe": Kind(
        Circle,
        CircleForm,
        gettext_lazy("Neue Zielgruppe"),
        "circles",
        parts={"programme.membership", "calendar.feed"},
        place=lambda circle: _at_circle(circle.pk),
    ),
    "mitgliedschaft": Kind(
        Membership,
        MembershipForm,
        "",
        "circles",
        place=lambda seat: _at_circle(seat.circle_id),
    ),
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
        record=kind.model(programme=who.programme, **kind.begin(request)),
        page=_page(who, kind, told("angelegt"), title=kind.new),
        programme=who.programme,
    )


@in_programme
def edit(request: ProgrammeRequest, what: str, pk: int) -> HttpResponse:
    """Change a record."""
    who, kind = request.who, _kind(what)
    record = get_object_or_404(changeable(who, kind.model), pk=pk)
    delete = reverse("programme:record_delete", args=[what, pk])
    title = _("%(kind)s ändern") % {"kind": kind.model._meta.verbose_name}
    return edit_record(
        request,
        form_class=kind.form,
        record=record,
        page=_page(who, kind, told("geändert"), title=title, intro=str(record), delete=delete),
        then=_still_coordinated(request),
        programme=who.programme,
    )


@require_POST
@in_programme
def delete(request: ProgrammeRequest, what: str, pk: int) -> HttpResponse:
    """Remove a record that nothing depends on."""
    who, kind = request.who, _kind(what)
    record = get_object_or_404(changeable(who, kind.model), pk=pk)
    # A deleted post has no page any more; a tenure goes back to the post it was part of.
    home = reverse("programme:posts") if kind.model is Post else _place(kind)
    return delete_record(
        request,
        record=record,
        page=_page(who, kind, told("gelöscht"), title="", back=home),
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
        page=_page(who, KINDS["mitgliedschaft"], told("angelegt"), title=title),
        programme=who.programme,
    )


@in_programme
def new_deputy(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A post that stands in for another from some day on."""
    who = request.who
    post = get_object_or_404(changeable(who, Post), pk=pk)
    page = programme_form(
        who,
        trail=post_trail(post),
        title=_("Vertretung eintragen"),
        summary=lambda one: told("Vertretung eingetragen: %(record)s", record=one),
        back=_at_post(post.pk),
        intro=post.title,
    )
    return edit_record(
        request,
        form_class=DeputyForm,
        record=Deputy(post=post, valid_from=who.day),
        page=page,
        programme=who.programme,
    )


def _kind(what: str) -> Kind:
    if what not in KINDS:
        raise Http404
    return KINDS[what]


def _page(who: Standing, kind: Kind, did: Told, **words: Any) -> RecordPage:
    text, name = told("%(kind)s %(did)s: %(record)s"), kind.model._meta.verbose_name
    trails = {"posts": post_trail(), "circles": [(_("Zielgruppen"), reverse("programme:circles"))]}
    return programme_form(
        who,
        trail=trails.get(kind.home, ()),
        summary=lambda record: text.filled(kind=name, did=did, record=record),
        cancel=reverse(f"programme:{kind.home}"),
        **{"back": _place(kind)} | words,
    )


def _place(kind: Kind) -> str | Callable[[Any], str]:
    return kind.place or reverse(f"programme:{kind.home}")


def _still_coordinated(request: ProgrammeRequest) -> Any:
    programme, at = request.who.programme.pk, now()
    before = uncoordinated_from(programme, at=at)

    def then(verb: Change, record: models.Model) -> None:
        del verb, record
        keep_coordinated(programme, before=before, by=request.user, at=at)

    return then
