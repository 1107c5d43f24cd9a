"""Planning a year: look at the proposals, take them over, make Termine firm."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkraum.history.actions import Conflict, Gone
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import tell
from wirkraum.kit.clock import now, today
from wirkraum.kit.words import spoken
from wirkraum.planning import actions
from wirkraum.planning.access import may_plan, movable_occurrences
from wirkraum.planning.actions import announce, take_over
from wirkraum.planning.domain.bridge.keys import proposal_of
from wirkraum.planning.domain.bridge.proposals import Proposal
from wirkraum.planning.queries import untold
from wirkraum.planning.views.doors import (
    SECTION,
    allow,
    asked_year,
    movable,
    uid_of,
    year_address,
)
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.pages import ProgrammeRequest, in_programme

MOST = 3000  # proposals of one year


@require_POST
@in_programme
def adopt(request: ProgrammeRequest) -> HttpResponse:
    """Save the chosen proposals."""
    allow(may_plan(request.who))
    year = asked_year(request)
    chosen = _chosen(request)
    if not chosen:
        messages.info(request, _("Nichts gewählt, nichts geändert."))
        return redirect(year_address(year))
    programme, by, at = request.who.programme, request.user, now()
    _perform(request, lambda: take_over(programme=programme, proposals=chosen, by=by, at=at))
    return redirect(year_address(year))


def _chosen(request: ProgrammeRequest) -> list[Proposal]:
    found = []
    for key in request.POST.getlist("vorschlag")[:MOST]:
        try:
            found.append(proposal_of(key))
        except ValueError:
            continue
    return found


@require_safe
@in_programme
def publish(request: ProgrammeRequest) -> HttpResponse:
    """What is planned and nobody knows yet, to be announced in one step."""
    allow(may_plan(request.who))
    year = asked_year(request)
    context = {
        "section": SECTION,
        "school_year": year,
        "termine": untold(request.who, year, today=today()),
    }
    return render(request, "planning/publish.html", context)


@require_POST
@in_programme
def pin(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Let a Termin stay where it is when the year is planned anew, or no longer."""
    termin = movable(request.who, uid)
    pinned = request.POST.get("fest") == "1"
    _perform(request, lambda: actions.pin(termin=termin, pinned=pinned, by=request.user, at=now()))
    return redirect(year_address(SchoolYear.of(termin.day), termin.uid))


@require_POST
@in_programme
def call_up(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Make a Termin of a day that was kept free."""
    termin = movable(request.who, uid)
    _perform(request, lambda: actions.call_up(termin=termin, by=request.user, at=now()))
    return redirect(year_address(SchoolYear.of(termin.day), termin.uid))


@require_POST
@in_programme
def make_firm(request: ProgrammeRequest) -> HttpResponse:
    """Announce the chosen Termine."""
    allow(may_plan(request.who))
    wanted = [uid for text in request.POST.getlist("termin") if (uid := uid_of(text))]
    termine = movable_occurrences(request.who).filter(uid__in=wanted)
    back = year_address(asked_year(request), wanted[0] if len(wanted) == 1 else None)
    _perform(request, lambda: announce(termine=termine, by=request.user, at=now()))
    return redirect(back)


def _perform(request: ProgrammeRequest, verb: Callable[[], Entry]) -> None:
    """Carry out a verb and tell what came of it, or why nothing did."""
    try:
        entry = verb()
    except Refused as refusal:
        messages.error(request, spoken(refusal.reason))
    except ProtectedError:
        text = _("An einem Termin, der entfallen soll, hängt noch ein Zitat. Wählen Sie ihn ab.")
        messages.error(request, text)
    except (Conflict, Gone):
        messages.error(
            request, _("Jemand war schneller. Bitte sehen Sie sich den Stand noch einmal an.")
        )
    else:
        tell(request, entry)
