"""Posts: who holds them, and how they change hands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkraum.accounts.models import User
from wirkraum.history.models import Entry
from wirkraum.history.pages import RecordPage, carry_out
from wirkraum.programme.access import changeable, may_see_people, sees_people_of, visible_posts
from wirkraum.programme.actions import Appointment, fill_post, vacate_post
from wirkraum.programme.forms.people import FillForm, VacateForm
from wirkraum.programme.models import Post, Tenure
from wirkraum.programme.pages import ProgrammeRequest, asked_day, in_programme
from wirkraum.programme.queries import (
    persons_as_of,
    post_history,
    post_page,
    posts_as_of,
)
from wirkraum.programme.views.frame import around, past, post_trail, programme_form


@require_safe
@in_programme
def posts(request: ProgrammeRequest) -> HttpResponse:
    """Posts on a day: held by whom since when, or vacant."""
    who, day = request.who, asked_day(request)
    listed = posts_as_of(who.programme, day)
    context = around(request, "posts") | {
        "posts": listed,
        "sized": any(post.fte is not None for post in listed),
        "vacant": sum(post.vacant for post in listed),
        "persons": persons_as_of(who.programme, day) if may_see_people(who) else (),
        "sees_people": may_see_people(who),
    }
    return render(request, "programme/posts.html", context)


@require_safe
@in_programme
def post(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One post: who holds and held it, its seats, and for the coordination who changed what."""
    who = request.who
    found = get_object_or_404(visible_posts(who), pk=pk)
    context = around(request, "posts") | {
        "post": found,
        "page": post_page(found, asked_day(request)),
        "sees_people": sees_people_of(who, found.site_id),
    }
    if context["may_edit"]:
        context |= past(request, post_history(found))
    return render(request, "programme/post.html", context)


@in_programme
def fill(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Somebody takes up a post; whoever held it hands it over."""
    who = request.who
    found = get_object_or_404(changeable(who, Post), pk=pk)
    form = FillForm(
        request.POST or None,
        instance=Tenure(post=found, valid_from=who.day),
        programme=who.programme,
    )

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        appointment = Appointment(
            person=data["person"],
            since=data["valid_from"],
            fte=data["fte"],
            weekdays=tuple(data["weekdays"]),
            hands_over=data["hands_over"],
            source=data["source"],
            inferred=data["inferred"],
        )
        return fill_post(post=found, appointment=appointment, by=by, at=at)

    page = _page(request, found, title=_("%(post)s besetzen") % {"post": found.title})
    return carry_out(request, form=form, page=page, perform=perform)


@in_programme
def vacate(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A post becomes free."""
    found = get_object_or_404(changeable(request.who, Post), pk=pk)
    form = VacateForm(request.POST or None, initial={"last_day": request.who.day})

    def perform(data: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return vacate_post(post=found, last_day=data["last_day"], by=by, at=at)

    page = _page(
        request,
        found,
        title=_("%(post)s wird frei") % {"post": found.title},
        submit=_("Ende eintragen"),
    )
    return carry_out(request, form=form, page=page, perform=perform)


def _page(request: ProgrammeRequest, found: Post, **words: Any) -> RecordPage:
    back = reverse("programme:post", args=[found.pk])
    return programme_form(request.who, summary="", back=back, trail=post_trail(found), **words)
