"""Who holds a post, and who can sign in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkraum.accounts.models import User
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import RecordPage, carry_out, tell
from wirkraum.kit.clock import now
from wirkraum.programme.access import changeable
from wirkraum.programme.actions import (
    Appointment,
    fill_post,
    give_access,
    take_access,
    vacate_post,
)
from wirkraum.programme.forms.people import AccessForm, FillForm, VacateForm
from wirkraum.programme.models import Person, Post, Tenure
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.views.frame import programme_form


@in_programme
def fill(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Somebody takes up a post; whoever held it hands it over."""
    who = request.who
    post = get_object_or_404(changeable(who, Post), pk=pk)
    form = FillForm(
        request.POST or None,
        instance=Tenure(post=post, valid_from=who.day),
        programme=who.programme,
    )

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        appointment = Appointment(
            person=data["person"],
            since=data["valid_from"],
            fte=data["fte"],
            hands_over=data["hands_over"],
            source=data["source"],
            inferred=data["inferred"],
        )
        return fill_post(post=post, appointment=appointment, by=by, at=at)

    page = _page(request, title=_("Stelle besetzen oder wechseln"), intro=post.title)
    return carry_out(request, form=form, page=page, perform=perform)


@in_programme
def vacate(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A post becomes free."""
    post = get_object_or_404(changeable(request.who, Post), pk=pk)
    form = VacateForm(request.POST or None, initial={"last_day": request.who.day})

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return vacate_post(post=post, last_day=data["last_day"], by=by, at=at)

    page = _page(request, title=_("Stelle wird frei"), intro=post.title, submit=_("Ende eintragen"))
    return carry_out(request, form=form, page=page, perform=perform)


@in_programme
def access(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Let a person sign in."""
    person = get_object_or_404(changeable(request.who, Person), pk=pk)
    email = person.user.email if person.user else person.email
    form = AccessForm(request.POST or None, initial={"email": email})

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return give_access(person=person, email=data["email"], by=by, at=at)

    page = _page(
        request,
        title=_("Zugang einrichten"),
        intro=person.function,
        submit=_("Zugang einrichten"),
    )
    return carry_out(request, form=form, page=page, perform=perform)


@require_POST
@in_programme
def no_access(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Take a person's access away."""
    person = get_object_or_404(changeable(request.who, Person), pk=pk)
    try:
        entry = take_access(person=person, by=request.user, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        tell(request, entry.summary, entry.pk)
    return redirect("programme:posts")


def _page(request: ProgrammeRequest, **words: Any) -> RecordPage:
    return programme_form(request.who, summary="", back=reverse("programme:posts"), **words)
