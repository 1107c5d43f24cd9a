"""A Termin's way through its life: move, step on, cancel, hold, ask others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkraum.accounts.models import User
from wirkraum.calendar.actions import Heads, ask, hold, move, step
from wirkraum.calendar.domain.life import STEPS
from wirkraum.calendar.forms.guests import GuestsForm
from wirkraum.calendar.forms.termin import CancelForm, HoldForm, MoveForm, Seen
from wirkraum.calendar.models import Status, Termin
from wirkraum.calendar.views.doors import SECTION, allow, changeable
from wirkraum.calendar.views.warnings import warn
from wirkraum.history.actions import Conflict, Gone
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.history.pages import RecordPage, carry_out, tell
from wirkraum.kit.clock import now
from wirkraum.kit.words import spoken
from wirkraum.programme.pages import ProgrammeRequest, in_programme


@dataclass(frozen=True)
class StepButton:
    """A step one can take now: where to, in which words; `asks` when a form comes first."""

    to: str
    word: str
    icon: str
    asks: bool
    primary: bool


def step_buttons(status: str, steps: tuple[str, ...]) -> list[StepButton]:
    """The buttons under the state of a Termin, the forward one first."""
    words = {
        ("proposed", "planned"): (_("Übernehmen"), "haken"),
        ("planned", "proposed"): (_("Wieder nur Vorschlag"), "rueck"),
        ("proposed", "announced"): (_("Ankündigen"), "brief"),
        ("planned", "announced"): (_("Ankündigen"), "brief"),
        ("announced", "planned"): (_("Ankündigung zurücknehmen"), "rueck"),
        ("held", "documented"): (_("Dokumentation abschließen"), "notiz"),
        ("documented", "held"): (_("Dokumentation wieder öffnen"), "rueck"),
        ("held", "announced"): (_("Doch nicht gehalten"), "rueck"),
        ("cancelled", "planned"): (_("Wieder einplanen"), "rueck"),
        ("cancelled", "announced"): (_("Findet doch statt"), "rueck"),
    }
    always = {
        "held": (_("Als gehalten eintragen …"), "haken"),
        "cancelled": (_("Absagen …"), "zu"),
    }
    buttons: list[StepButton] = []
    for to in steps:
        word, icon = words.get((status, to)) or always[to]
        forward = not buttons and icon in {"haken", "brief", "notiz"}
        buttons.append(StepButton(to, word, icon, to in always, forward))
    return buttons


@in_programme
def take_step(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Take a step; holding and cancelling ask a question first (GET with ?zu=…)."""
    termin = changeable(request.who, uid)
    to = request.POST.get("zu") or request.GET.get("zu", "")
    allow(to in STEPS)
    if to == Status.CANCELLED:
        return _cancel(request, termin)
    if to == Status.HELD and termin.status != Status.DOCUMENTED:
        return _hold(request, termin)
    if request.method != "POST":
        return redirect(_address(termin))
    return _plainly(request, termin, to)


def _plainly(request: ProgrammeRequest, termin: Termin, to: str) -> HttpResponse:
    form = Seen(request.POST)
    expected = form.cleaned_data["version"] if form.is_valid() else None
    try:
        entry = step(termin=termin, to=to, by=request.user, at=now(), expected=expected)
    except Refused as refusal:
        messages.error(request, spoken(refusal.reason))
    except (Conflict, Gone):
        messages.error(
            request,
            _(
                "Jemand hat den Termin inzwischen geändert. Bitte sehen Sie ihn sich noch einmal an."
            ),
        )
    else:
        tell(request, entry)
    return redirect(_address(termin))


def _cancel(request: ProgrammeRequest, termin: Termin) -> HttpResponse:
    def perform(cleaned: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        return step(
            termin=termin,
            to=Status.CANCELLED,
            because=cleaned["because"],
            by=by,
            at=at,
            expected=cleaned["version"],
        )

    form = CancelForm(request.POST or None, initial={"version": termin.version})
    page = _page(request, termin, _("Termin absagen"), _("Absagen"))
    return carry_out(request, form=form, page=page, perform=perform)


def _hold(request: ProgrammeRequest, termin: Termin) -> HttpResponse:
    def perform(cleaned: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        heads = Heads(cleaned["adults"], cleaned["children"])
        return hold(termin=termin, heads=heads, by=by, at=at, expected=cleaned["version"])

    known = {"adults": termin.adults, "children": termin.children, "version": termin.version}
    form = HoldForm(request.POST or None, initial=known)
    page = _page(request, termin, _("Als gehalten eintragen"), _("Eintragen"))
    return carry_out(request, form=form, page=page, perform=perform)


@in_programme
def move_termin(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Another day or other times: the twin of dragging."""
    termin = changeable(request.who, uid)
    form = MoveForm(request.POST or None, termin=termin, initial={"version": termin.version})

    def perform(cleaned: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        begin, end = form.span
        entry = move(
            termin=termin,
            starts_at=begin,
            ends_at=end,
            by=by,
            at=at,
            expected=cleaned["version"],
        )
        warn(request, termin)
        return entry

    page = _page(request, termin, _("Termin verschieben"), _("Verschieben"))
    return carry_out(request, form=form, page=page, perform=perform)


@in_programme
def guests(request: ProgrammeRequest, uid: UUID) -> HttpResponse:
    """Who is asked, and how."""
    termin = changeable(request.who, uid)
    form = GuestsForm(request.POST or None, termin=termin, initial={"version": termin.version})

    def perform(cleaned: dict[str, Any], by: User, at: dt.datetime) -> Entry:
        invited = form.invited
        return ask(termin=termin, invited=invited, by=by, at=at, expected=cleaned["version"])

    page = _page(request, termin, _("Beteiligte"), _("Speichern"), "calendar/guests.html")
    return carry_out(request, form=form, page=page, perform=perform)


def _page(
    request: ProgrammeRequest,
    termin: Termin,
    title: str,
    submit: str,
    template: str = "calendar/step.html",
) -> RecordPage:
    crumbs = (_("Termine"), reverse("calendar:termine")), (termin.title, _address(termin))
    return RecordPage(
        title=title,
        summary="",
        back=_address(termin),
        section=SECTION,
        scope=request.who.programme.pk,
        submit=submit,
        template=template,
        crumbs=crumbs,
    )


def _address(termin: Termin) -> str:
    return reverse("calendar:termin", args=[termin.uid])
