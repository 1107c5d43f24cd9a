"""How evenly the year is shared, in sentences: a comparison among the FSZ-Leitungen, never a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from wirkraum.kit.told import joined
from wirkraum.kit.words import spoken
from wirkraum.planning.domain.load import Load, spread_of
from wirkraum.programme.models import Post, PostKind

NAMED = 2  # of those who are asked most; where more share the most, nobody is named


class Weighed(Protocol):
    """A post with the load of its year."""

    @property
    def post(self) -> Post: ...

    @property
    def vacant(self) -> bool: ...

    @property
    def total(self) -> Load: ...


def sentences(rows: Sequence[Weighed]) -> tuple[str, ...]:
    """What differs among those whose work is alike; a post nobody holds is no measure."""
    leads = [row for row in rows if row.post.kind == PostKind.SITE_LEAD and not row.vacant]
    return tuple(_sentences(leads))


def _sentences(rows: Sequence[Weighed]) -> Iterator[str]:
    told = (
        (_("Die Termine verteilen sich von %(least)s bis %(most)s"), "termine", 1),
        (_("Die Stunden verteilen sich von %(least)s bis %(most)s"), "minutes", 60),
        (_("Die Abende verteilen sich von %(least)s bis %(most)s"), "evenings", 1),
        (_("Die Wegstunden verteilen sich von %(least)s bis %(most)s"), "travel", 60),
        (_("Tage mit drei und mehr Terminen gibt es %(least)s bis %(most)s"), "full_days", 1),
    )
    for text, measure, unit in told:
        values = [getattr(row.total, measure) for row in rows]
        spread = spread_of(values)
        if spread is None:
            continue
        least, most = round(spread.least / unit), round(spread.most / unit)
        names = [rows[at].post.title for at in spread.at_most]
        if least == most:
            yield _same(measure, most)
        elif len(names) <= NAMED:
            said = text % {"least": least, "most": most}
            yield _("%(text)s; am meisten bei: %(names)s.") % {
                "text": said,
                "names": spoken(joined(names)),
            }
        else:
            yield f"{text % {'least': least, 'most': most}}."


def _same(measure: str, number: int) -> str:
    words = {
        "termine": _("Termine: überall %(number)s."),
        "minutes": _("Stunden: überall %(number)s."),
        "evenings": _("Abende: überall %(number)s."),
        "travel": _("Wegstunden: überall %(number)s."),
        "full_days": _("Tage mit drei und mehr Terminen: überall %(number)s."),
    }
    return words[measure] % {"number": number}
