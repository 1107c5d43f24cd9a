"""Who can sign in."""

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
from wirkraum.history.pages import carry_out, tell
from wirkraum.kit.clock import now
from wirkraum.kit.words import spoken
from wirkraum.programme.access import changeable
from wirkraum.programme.actions import give_access, take_access
from wirkraum.programme.forms.people import AccessForm
from wirkraum.programme.models import Person
from wirkraum.programme.pages import ProgrammeRequest, in_programme
from wirkraum.programme.views.frame import post_trail, programme_form


@in_programme
def access(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Let a person sign in."""
    person = get_object_or_404(changeable(request.who, Person), pk=pk)
    email = person.user.email if person.user else person.email
    form = AccessForm(request.POST or None, initial={"email": email})

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return give_access(person=person, email=data["email"], by=by, at=at)

    page = programme_form(
        request.who,
        trail=post_trail(),
        title=_("Zugang einrichten"),
        summary="",
        back=reverse("programme:posts"),
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
        messages.error(request, spoken(refusal.reason))
    else:
        tell(request, entry)
    return redirect("programme:posts")
