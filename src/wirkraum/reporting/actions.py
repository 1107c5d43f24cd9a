"""The verbs of a report: begin, leave an error standing, mend a sentence, release an edition."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from wirkraum.accounts.models import User
from wirkraum.history.actions import Change, change
from wirkraum.history.domain.refusal import Refused
from wirkraum.history.models import Entry
from wirkraum.kit.clock import BERLIN
from wirkraum.kit.told import Told as Words
from wirkraum.kit.told import row
from wirkraum.kit.told import told as _
from wirkraum.programme.domain.school_year import SchoolYear
from wirkraum.programme.models import Programme
from wirkraum.reporting.domain.grammar import school_year
from wirkraum.reporting.domain.tree import Report as Tree
from wirkraum.reporting.models import Document, Edition, Report, Sentence
from wirkraum.reporting.queries import Told, draft
from wirkraum.reporting.renderers.faces import render_all
from wirkraum.reporting.renderers.packaged import report_template

REASONS = 3  # so many of them a message names


def title_of(template: str, as_of: dt.date) -> str:
    """„Bericht zur Startphase 2023/2024“."""
    return f"{report_template(template).name} {school_year(SchoolYear.of(as_of).start)}"


def begin(
    *, programme: Programme, template: str, as_of: dt.date, by: User | None, at: dt.datetime
) -> Report:
    """Begin a report, or return the one there is for this Stichtag."""
    known = Report.objects.filter(programme=programme, template=template, as_of=as_of).first()
    if known is not None:
        return known
    report = Report(
        programme=programme, template=template, as_of=as_of, title=title_of(template, as_of)
    )
    summary = _("Bericht begonnen: %(report)s", report=report)
    with change(by=by, at=at, scope=programme.pk, summary=summary) as verb:
        verb.save(report)
    return report


def accept(*, report: Report, key: str, reason: str, by: User | None, at: dt.datetime) -> Entry:
    """Leave an error standing, with the reason. Raises Refused when it is there no more."""
    told = _told(report, key, at)
    summary = _("Mit Begründung belassen: %(what)s", what=told.finding.sentence)
    with change(by=by, at=at, scope=report.programme_id, summary=summary) as verb:
        _keep(verb, report, {key: reason})
    return verb.entry


def recheck(*, report: Report, key: str, by: User | None, at: dt.datetime) -> Entry:
    """Count an error again that had been left standing."""
    summary = _("Hinweis zählt wieder: %(report)s", report=report)
    with change(by=by, at=at, scope=report.programme_id, summary=summary) as verb:
        _keep(verb, report, {key: ""})
    return verb.entry


def _keep(verb: Change, report: Report, reasons: dict[str, str]) -> None:
    """Write reasons into the report as it stands now, so that two people do not undo each other."""
    stored = verb.check(report, expected=None) or report
    kept = {**stored.accepted, **reasons}
    stored.accepted = {key: reason for key, reason in kept.items() if reason}
    verb.save(stored)


def mend(*, report: Report, key: str, by: User | None, at: dt.datetime) -> Entry:
    """Put a finding's suggestion into the person's own sentence it was found in.

    Raises Refused when the sentence reads otherwise by now.
    """
    told = _told(report, key, at)
    own = told.sentence
    if own is None or not told.finding.fixable:
        raise Refused(_("Diese Aussage kommt aus den Einträgen. Bitte berichtigen Sie sie dort."))
    finding = told.finding
    summary = _("„%(before)s“ ersetzt: „%(after)s“", before=finding.quote, after=finding.suggestion)
    with change(by=by, at=at, scope=report.programme_id, summary=summary) as verb:
        sentence = Sentence.objects.select_for_update().get(pk=own)
        if sentence.text[finding.start : finding.end] != finding.quote:
            raise Refused(
                _("Der Satz lautet inzwischen anders. Bitte sehen Sie ihn sich noch einmal an.")
            )
        before, after = sentence.text[: finding.start], sentence.text[finding.end :]
        sentence.text = f"{before}{finding.suggestion}{after}"
        verb.save(sentence)
    return verb.entry


def _told(report: Report, key: str, at: dt.datetime) -> Told:
    found = draft(report, today=_day(at)).told
    told = next((one for one in found if one.key == key), None)
    if told is None:
        raise Refused(_("Diesen Hinweis gibt es nicht mehr."))
    return told


def _day(at: dt.datetime) -> dt.date:
    return at.astimezone(BERLIN).date()


def publish(*, report: Report, by: User | None, at: dt.datetime, base_url: str = "") -> Edition:
    """Freeze the report as it stands: its tree, its seal and its documents.

    Raises Refused while something bars it, and when nothing changed since the latest edition.
    """
    found = draft(report, today=_day(at))
    if found.reasons:
        raise Refused(_barred(found.reasons))
    _see_that_it_differs(report, found.tree)
    # Drawn before the transaction: that takes its time and writes nothing.
    drawn = render_all(found.tree, base_url=base_url)
    summary = _("Herausgegeben: %(report)s", report=report)
    with change(by=by, at=at, scope=report.programme_id, summary=summary) as verb:
        verb.check(report, expected=None)
        _see_that_it_differs(report, found.tree)
        last = report.editions.aggregate(last=Max("number"))["last"] or 0
        edition = verb.save(
            Edition(
                report=report,
                number=last + 1,
                published_at=at,
                published_by=by,
                digest=found.tree.digest(),
            )
        )
        Document.objects.bulk_create(
            Document(edition=edition, face=face, content=content) for face, content in drawn.items()
        )
    return edition


def _see_that_it_differs(report: Report, tree: Tree) -> None:
    latest = report.editions.order_by("-number").first()
    if latest is not None and latest.digest == tree.digest():
        raise Refused(_("Seit Ausgabe %(number)s hat sich nichts geändert.", number=latest.number))


def _barred(reasons: tuple[Words, ...]) -> Words:
    """The first reasons, and how many more there are."""
    more = len(reasons) - REASONS
    words: list[object] = [_("Noch nicht herausgegeben."), *reasons[:REASONS]]
    if more > 0:
        words.append(_("Und 1 weiterer.") if more == 1 else _("Und %(n)s weitere.", n=more))
    return row(words, " ")
