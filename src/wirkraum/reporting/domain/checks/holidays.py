"""Meetings dated on days when nobody meets."""

from __future__ import annotations

from collections.abc import Iterator

from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.days import figures
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.occasions import office_meetings
from wirkraum.reporting.domain.checks.reading import Reading

HOLIDAY = Rule("date-holiday", "warning", _("Besprechung an einem freien Tag"))
SUNDAY = Rule("date-sunday", "hint", _("Besprechung an einem Sonntag"))
SCHOOL = Rule("date-school-holiday", "hint", _("Besprechung in den Schulferien"))


def on_free_day(reading: Reading) -> Iterator[Finding]:
    """A meeting on a holiday; one that the programme has recorded there really was."""
    free = reading.register.free_days
    for found, day, when, name in office_meetings(reading):
        fits = [days for days in free if days.first <= when <= days.last]
        fits.sort(key=lambda days: days.kind == "school")
        if fits:
            rule = SCHOOL if fits[0].kind == "school" else HOLIDAY
            why = _("dann sind %(name)s", name=fits[0].label)
            if rule is HOLIDAY:
                why = _("dann ist %(name)s", name=fits[0].label)
        elif when.weekday() == 6:
            rule, why = SUNDAY, _("das ist ein Sonntag")
        else:
            continue
        sentence = _(
            "Folie %(slide)s nennt „%(name)s“ am %(day)s; %(why)s.",
            slide=found.slide,
            name=name,
            day=figures(when),
            why=why,
        )
        span = (day.start, day.end)
        yield found.finding(rule, span, sentence, _("Datum prüfen"), fixable=False)
