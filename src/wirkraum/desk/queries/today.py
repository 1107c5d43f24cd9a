"""The start page: what today needs, from where its reader stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wirkraum.desk.access import sees_whole
from wirkraum.desk.queries.agreed import agreed
from wirkraum.desk.queries.clarify import Clarify, clarify, of_formats, of_sites, of_termine
from wirkraum.desk.queries.coming import Coming, coming_up
from wirkraum.desk.queries.deadlines import Deadline, deadlines
from wirkraum.desk.queries.pulse import Pulses, pulses
from wirkraum.desk.queries.reports import ReportLine, latest_reports, of_reports, report_lines
from wirkraum.desk.queries.sentence import Sentence, in_words, sentence
from wirkraum.planning.queries import SollIstRow
from wirkraum.programme.access import Standing
from wirkraum.programme.queries import SiteRow, site_list


@dataclass(frozen=True)
class TodayPage:
    """The start page of somebody; `whole` says that it shows the whole programme."""

    day: dt.date
    whole: bool
    sentence: Sentence
    coming: Coming
    clarify: Clarify
    pulses: Pulses
    agreed: tuple[SollIstRow, ...]
    deadlines: tuple[Deadline, ...]
    reports: tuple[ReportLine, ...]

    @property
    def number(self) -> str:
        """How many sites are shown, in words."""
        return in_words(len(self.pulses.sites))

    @property
    def own(self) -> SiteRow | None:
        """The reader's only site."""
        sites = self.pulses.sites
        return sites[0].row if len(sites) == 1 and not self.whole else None


@dataclass(frozen=True)
class Asked:
    """What the address asks for: everything to clarify, the sites in another order."""

    everything: bool = False
    order: str = ""


def today_page(who: Standing, now: dt.datetime, day: dt.date, asked: Asked) -> TodayPage:
    """The start page; a constant number of queries."""
    whole = sees_whole(who)
    rows = tuple(row for row in site_list(who, day).running if whole or row.pk in who.own_sites)
    coming = coming_up(who, now, day)
    formats, reports = agreed(who, day), latest_reports(who)
    unclear = clarify(
        [
            *of_formats(who, formats),
            *of_sites(who, rows),
            *of_termine(who, now, rows),
            *of_reports(who, reports, day),
        ],
        everything=asked.everything,
    )
    return TodayPage(
        day=day,
        whole=whole,
        sentence=sentence(rows, unclear, coming, own=not whole),
        coming=coming,
        clarify=unclear,
        pulses=pulses(who.programme, rows, day, asked.order),
        agreed=formats,
        deadlines=deadlines(who, rows, day),
        reports=report_lines(reports),
    )
