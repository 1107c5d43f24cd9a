"""Planning a year: look at the proposals, take them over, make Termine firm."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkraum.history.actions import Conflict, Gone
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import tell
from wirkraum.kit.clock import now
from wirkraum.kit.words import spoken
from wirkraum.planning.access import may_plan, movable_occurrences
from wirkraum.planning.actions import announce, take_over
from wirkraum.planning.domain.bridge.keys import proposal_of
from wirkraum.planning.domain.bridge.proposals import Proposal
from wirkraum.planning.queries import preview
from wirkraum.planning.views.doors import allow, asked_year, uid_of, year_address
from wirkraum.planning.views.year import show
from wirkraum.programme.pages import ProgrammeRequest, in_programme

MOST = 3000  # proposals of one year


@require_POST
@in_programme
def propose(request: ProgrammeRequest) -> HttpResponse:
    """Plan the year anew and show what would change; nothing is saved."""
    allow(may_plan(request.who))
    year = asked_year(request)
    return show(request, year, preview=preview(request.who.programme, year, at=now()))


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
