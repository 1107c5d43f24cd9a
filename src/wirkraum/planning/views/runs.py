"""Searching for a plan: ask, watch, stop, look at what was found, compare. Nothing is saved."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.kit.clock import now, really, today
from wirkraum.kit.dates import day_plain
from wirkraum.planning.access import may_plan
from wirkraum.planning.actions import StillSearching, ask, end
from wirkraum.planning.domain.bridge.wishes import Wish
from wirkraum.planning.forms.runs import SearchForm, ThoughtForm, usual_absence
from wirkraum.planning.models import PlanRun, RunState
from wirkraum.planning.queries import comparison, preview_of_run, progress_of, visible_runs
from wirkraum.planning.tasks import search
from wirkraum.planning.views.doors import SECTION, allow, asked_year
from wirkraum.planning.views.year import show
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme

UNFINISHED = (RunState.WAITING, RunState.RUNNING)


@require_POST
@in_programme
def propose(request: ProgrammeRequest) -> HttpResponse:
    """Have the year planned anew."""
    allow(may_plan(request.who))
    form = SearchForm(request.POST)
    wish = form.wish if form.is_valid() else Wish()
    title = _("Neu planen")
    if wish.keep == "announced":
        title = _("Neu planen, nur Festes bleibt")
    return redirect(_started(request, asked_year(request), wish, title))


@in_programme
def what_if(request: ProgrammeRequest) -> HttpResponse:
    """Was wäre, wenn …: plan with an absence that is only thought of."""
    allow(may_plan(request.who))
    year = asked_year(request)
    day = today() if today() in year else year.begins
    form = ThoughtForm(
        request.POST if request.method == "POST" else None,
        who=request.who,
        year=year,
        initial=usual_absence(day) | {"post": request.GET.get("stelle")},
    )
    if request.method == "POST" and form.is_valid():
        return redirect(_started(request, year, form.wish, _title(form)))
    context = {"section": SECTION, "form": form, "school_year": year}
    status = 422 if form.is_bound else 200
    return render(request, "planning/what_if.html", context, status=status)


def _title(form: ThoughtForm) -> str:
    post, data = form.cleaned_data["post"], form.cleaned_data
    span = {"first": day_plain(data["first"]), "last": day_plain(data["last"])}
    if post is None:
        return _("Was wäre, wenn vom %(first)s bis %(last)s geschlossen ist?") % span
    text = _("Was wäre, wenn „%(post)s“ vom %(first)s bis %(last)s fehlt?")
    return (text % (span | {"post": post.title}))[:160]


def _started(request: ProgrammeRequest, year: SchoolYear, wish: Wish, title: str) -> str:
    try:
        run = ask(
            programme=request.who.programme,
            school_year=year,
            wish=wish,
            title=title,
            by=request.user,
            at=now(),
            enqueue=search.enqueue,
        )
    except StillSearching as before:
        run = before.run
        messages.info(request, _("Ihre vorige Suche ist noch nicht zu Ende. Hier ist sie."))
    return reverse("planning:run", args=[run.pk])


@require_safe
@in_programme
def run(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """How far a search is; once it is over, the year with what it would change."""
    one = _run(request, pk)
    if request.htmx and not one.is_over:
        return render(request, "planning/run.html#progress", _watched(one))
    if request.htmx:
        # Another address, or the browser would only scroll.
        there = reverse("planning:run", args=[pk]) + "?fertig#umplan"
        return HttpResponse(status=204, headers={"HX-Redirect": there})
    if one.state == RunState.DONE:
        return show(
            request, SchoolYear.parse(one.school_year), preview=preview_of_run(one), run=one
        )
    return render(request, "planning/run.html", _watched(one))


def _watched(one: PlanRun) -> dict[str, object]:
    year = SchoolYear.parse(one.school_year)
    at = really()
    return {"section": SECTION, "progress": progress_of(one, at=at), "school_year": year}


@require_POST
@in_programme
def stop(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Be content with the best plan so far."""
    one = _run(request, pk)
    end(run=one)
    return redirect(reverse("planning:run", args=[one.pk]))


@require_safe
@in_programme
def compare(request: ProgrammeRequest) -> HttpResponse:
    """Two plans side by side: searches, or the year as it is."""
    allow(may_plan(request.who))
    year = asked_year(request)
    known = visible_runs(request.who, year)
    runs = list(known.filter(state=RunState.DONE)[:20])
    asked = [request.GET.get(name, "") for name in ("eins", "zwei")]
    chosen = [next((one for one in runs if str(one.pk) == key), None) for key in asked]
    if not any(asked) and runs:
        chosen[1] = runs[0]
    context = {
        "section": SECTION,
        "school_year": year,
        "runs": runs,
        "unfinished": known.filter(state__in=UNFINISHED)[:5],
        "one": chosen[0],
        "two": chosen[1],
        "found": comparison(request.who.programme, year, *chosen, at=now()),
    }
    return render(request, "planning/compare.html", context)


def _run(request: ProgrammeRequest, pk: int) -> PlanRun:
    if not may_plan(request.who):
        raise Http404
    mine = PlanRun.objects.filter(programme=request.who.programme)
    return get_object_or_404(mine.select_related("programme__municipality"), pk=pk)
