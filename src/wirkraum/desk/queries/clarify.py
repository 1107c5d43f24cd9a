"""What needs somebody now: the reason, and the way out beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkraum.calendar.access import may_record, visible_termine
from wirkraum.calendar.models import Status
from wirkraum.desk.queries.deadlines import vacancy_words
from wirkraum.planning.queries import SollIstRow
from wirkraum.programme.access import Standing
from wirkraum.programme.queries import SiteRow

AT_MOST = 3
LOOK_BACK = dt.timedelta(days=60)
# In the order in which they are shown.
KINDS = ("behind", "report", "unrecorded", "vacant", "undecided")


@dataclass(frozen=True)
class Action:
    """A button or link beside what is to be clarified."""

    label: str
    path: str


@dataclass(frozen=True)
class Unclear:
    """One thing to clarify; `kind` is one of KINDS."""

    kind: str
    title: str
    reason: str
    actions: tuple[Action, ...]
    critical: bool = False


@dataclass(frozen=True)
class Clarify:
    """At most three of them, unless all are asked for."""

    shown: tuple[Unclear, ...]
    all: tuple[Unclear, ...]

    def number(self, kind: str) -> int:
        """How many there are of a kind."""
        return sum(one.kind == kind for one in self.all)


def clarify(found: Iterable[Unclear], *, everything: bool = False) -> Clarify:
    """In order of urgency, each kind's first before any kind's second."""
    kinds: dict[str, list[Unclear]] = {kind: [] for kind in KINDS}
    for one in found:
        kinds[one.kind].append(one)
    rounds = zip_longest(*kinds.values())
    ordered = tuple(one for some in rounds for one in some if one is not None)
    return Clarify(ordered if everything else ordered[:AT_MOST], ordered)


def of_formats(who: Standing, formats: Iterable[SollIstRow]) -> Iterator[Unclear]:
    """Formats behind what was agreed, and those whose frequency is open. For the coordination."""
    if not who.coordinates:
        return
    for one in formats:
        if one.missing:
            yield _behind(one)
        elif one.state == "undecided":
            yield _undecided(one)


def of_sites(who: Standing, rows: Iterable[SiteRow]) -> Iterator[Unclear]:
    """Sites without a lead."""
    for row in rows:
        mine = who.coordinates or row.pk in who.own_sites
        if mine and row.vacant and row.lead is not None:
            since = vacancy_words(row.lead.days_vacant)
            words = [_("Seit %(since)s unbesetzt.") % {"since": since}]
            if row.carrier:
                words.append(_("Träger: %(carrier)s.") % {"carrier": row.carrier})
            yield Unclear(
                "vacant",
                _("%(site)s: ohne Leitung") % {"site": row.name},
                " ".join(words),
                (_fill(who, row),),
            )


def of_termine(who: Standing, now: dt.datetime, rows: Iterable[SiteRow]) -> Iterator[Unclear]:
    """Termine that are over and still stand as if they were to come. One query."""
    if not may_record(who):
        return
    over = visible_termine(who).filter(ends_at__lt=now, ends_at__gt=now - LOOK_BACK)
    if not who.coordinates:
        at_own = over.model.sites.through.objects.filter(site__in=who.led_sites)
        over = over.filter(pk__in=at_own.values("termin"))
    waiting = over.order_by().aggregate(
        **{
            status.value: Count("pk", filter=Q(status=status))
            for status in (Status.ANNOUNCED, Status.PLANNED)
        }
    )
    number = sum(waiting.values())
    if number:
        status = max(waiting, key=lambda name: waiting[name])
        yield _unrecorded(number, {"zeit": "vergangen", "stand": status} | _only_led(who, rows))


def _only_led(who: Standing, rows: Iterable[SiteRow]) -> dict[str, str]:
    led = [row.slug for row in rows if row.pk in who.led_sites]
    return {"standort": led[0]} if len(led) == 1 and not who.coordinates else {}


def _unrecorded(number: int, narrowing: dict[str, str]) -> Unclear:
    title = ngettext(
        "%(n)s Termin wartet auf Ihren Eintrag", "%(n)s Termine warten auf Ihren Eintrag", number
    )
    reason = ngettext(
        "Er ist vorbei. Hat er stattgefunden oder ist er ausgefallen?",
        "Sie sind vorbei. Haben sie stattgefunden oder sind sie ausgefallen?",
        number,
    )
    path = f"{reverse('calendar:termine')}?{urlencode(narrowing)}"
    return Unclear("unrecorded", title % {"n": number}, reason, (Action(_("Durchgehen"), path),))


def _behind(one: SollIstRow) -> Unclear:
    title = _("%(format)s: %(held)s von %(due)s gehalten")
    forgotten = one.tally.unrecorded
    reason = (
        ngettext(
            "Vereinbart: %(often)s. %(n)s vergangener Termin ist noch nicht eingetragen.",
            "Vereinbart: %(often)s. %(n)s vergangene Termine sind noch nicht eingetragen.",
            forgotten,
        )
        if forgotten
        else ngettext(
            "Vereinbart: %(often)s. Ein Termin fehlt und ist auch nicht geplant.",
            "Vereinbart: %(often)s. %(n)s Termine fehlen und sind auch nicht geplant.",
            one.missing,
        )
    )
    return Unclear(
        "behind",
        title % {"format": one.name, "held": one.held, "due": one.begun},
        reason % {"often": one.frequency, "n": forgotten or one.missing},
        (
            Action(_("Termin ansetzen"), reverse("planning:add", args=[one.key])),
            Action(_("Im Jahresplan ansehen"), reverse("planning:year")),
        ),
    )


def _undecided(one: SollIstRow) -> Unclear:
    reason = ngettext(
        "Wie oft, ist noch nicht vereinbart. %(n)s Termin hat trotzdem stattgefunden.",
        "Wie oft, ist noch nicht vereinbart. %(n)s Termine haben trotzdem stattgefunden.",
        one.held,
    )
    return Unclear(
        "undecided",
        _("%(format)s: Häufigkeit offen") % {"format": one.name},
        reason % {"n": one.held} if one.held else _("Wie oft, ist noch nicht vereinbart („tbd“)."),
        (Action(_("Häufigkeit festlegen"), reverse("planning:format_edit", args=[one.key])),),
    )


def _fill(who: Standing, row: SiteRow) -> Action:
    if who.coordinates and row.lead is not None:
        return Action(_("Stelle besetzen"), reverse("programme:post_fill", args=[row.lead.pk]))
    return Action(_("Standort ansehen"), reverse("programme:site", args=[row.slug]))
