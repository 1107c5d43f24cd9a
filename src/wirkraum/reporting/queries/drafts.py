"""A report as it stands: composed from the records, checked, with what speaks against its release."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wirkraum.kit.told import Told as Words
from wirkraum.kit.told import told as _
from wirkraum.programme.models import Programme
from wirkraum.reporting.domain.checks.finding import Finding
from wirkraum.reporting.domain.checks.plausibility import check
from wirkraum.reporting.domain.compose import Sentences, compose
from wirkraum.reporting.domain.standing import as_draft
from wirkraum.reporting.domain.tree import Placed, Statement, Table, block_statements, placed
from wirkraum.reporting.domain.tree import Report as Tree
from wirkraum.reporting.domain.tree_checks import Blocker, blockers, to_deck
from wirkraum.reporting.models import Report, Sentence
from wirkraum.reporting.queries.facts import facts_of
from wirkraum.reporting.queries.known import Known, known
from wirkraum.reporting.queries.register import register_of
from wirkraum.reporting.queries.timeline import Point, timeline
from wirkraum.reporting.renderers.packaged import report_template

OWN = "satz:"  # the question of a person's own sentence, followed by its key


@dataclass(frozen=True)
class Told:
    """A finding in the report, by a key that lasts while the finding does.

    `reason` says why it was left standing, `place` where it stands (None: heading or footer),
    `points` are its dates on a line.
    """

    key: str
    finding: Finding
    reason: str
    place: Placed | None
    points: tuple[Point, ...] = ()

    @property
    def sentence(self) -> int | None:
        """The key of the person's own sentence it stands in."""
        return own_key(self.place.statement) if self.place else None

    @property
    def fixable(self) -> bool:
        """Whether the suggestion can be put in at once: only a person's own sentence is text."""
        return self.finding.fixable and self.sentence is not None

    @property
    def path(self) -> str:
        """The record to mend otherwise, or ""."""
        records = self.place.statement.evidence if self.place else ()
        return next((record.path for record in records if record.path), "")

    @property
    def words(self) -> Words:
        """The finding's sentence, with its slide where it does not name it."""
        slide, sentence = self.finding.slide, self.finding.sentence
        if slide is None or f"Folie {slide}" in str(sentence):
            return sentence
        return _("Folie %(slide)s: %(sentence)s", slide=slide, sentence=sentence)

    @property
    def open(self) -> bool:
        """An error that nobody has left standing with a reason."""
        return self.finding.severity == "error" and not self.reason


@dataclass(frozen=True)
class Draft:
    """A report composed as of its Stichtag, and all that was found about it."""

    tree: Tree
    known: Known
    told: tuple[Told, ...]
    blockers: tuple[Blocker, ...]

    @property
    def errors_open(self) -> tuple[Told, ...]:
        """Errors to be mended or left standing with a reason."""
        return tuple(one for one in self.told if one.open)

    @property
    def errors_left(self) -> tuple[Told, ...]:
        """Errors left standing with a reason."""
        return tuple(one for one in self.told if one.finding.severity == "error" and one.reason)

    @property
    def smaller(self) -> tuple[Told, ...]:
        """Warnings and hints: worth a look, no bar."""
        return tuple(one for one in self.told if one.finding.severity != "error")

    @property
    def reasons(self) -> tuple[Words, ...]:
        """What bars the report from leaving the house, as sentences; empty when nothing does."""
        return (
            *(one.told for one in self.blockers),
            *(one.words for one in self.errors_open),
        )

    @property
    def leaving(self) -> Tree:
        """The report as it may be given out now: marked as a draft while something bars it."""
        return as_draft(self.tree) if self.reasons else self.tree


def draft(report: Report, *, today: dt.date) -> Draft:
    """Compose and check a report; a fixed number of queries."""
    sentences = _by_slide(report.sentences.all())
    return _draft(
        report.programme, report.template, report.as_of, sentences, report.accepted, today
    )


def draft_of(programme: Programme, template: str, as_of: dt.date, *, today: dt.date) -> Draft:
    """The report of a Stichtag, with what people have added where it is on record."""
    stored = programme.reports.filter(template=template, as_of=as_of).first()
    if stored is None:
        return _draft(programme, template, as_of, {}, {}, today)
    stored.programme = programme
    return draft(stored, today=today)


def _draft(
    programme: Programme,
    template: str,
    as_of: dt.date,
    sentences: Sentences,
    accepted: dict[str, str],
    today: dt.date,
) -> Draft:
    found = known(programme, as_of)
    tree = compose(report_template(template), facts_of(found), sentences=sentences)
    facts = register_of(found, today=today, report_day=as_of)
    told = tuple(_told(tree, check(to_deck(tree), facts), accepted))
    return Draft(tree, found, told, blockers(tree))


def _by_slide(sentences: Iterable[Sentence]) -> dict[int, tuple[Statement, ...]]:
    found: dict[int, tuple[Statement, ...]] = {}
    for one in sentences:
        own = Statement(one.text, "free", f"{OWN}{one.pk}")
        found[one.slide] = (*found.get(one.slide, ()), own)
    return found


def own_key(statement: Statement) -> int | None:
    """The key of a person's own sentence, or None for any other statement."""
    key = statement.question.removeprefix(OWN)
    return int(key) if key != statement.question and key.isdecimal() else None


def _told(tree: Tree, findings: Iterable[Finding], accepted: dict[str, str]) -> Iterator[Told]:
    for finding in findings:
        text = f"{finding.rule}|{finding.slide}|{finding.sentence}"
        key = hashlib.sha256(text.encode()).hexdigest()[:12]
        points = timeline(finding, tree.as_of) if finding.severity == "error" else ()
        yield Told(key, finding, accepted.get(key, ""), _place(tree, finding), points)


def _place(tree: Tree, finding: Finding) -> Placed | None:
    """The statement a finding speaks of: the paragraph („p2“) or table row („t0r3c1“) named by it."""
    slide = next((one for one in tree.slides if one.number == finding.slide), None)
    if slide is None:
        return None
    places = {id(place.statement): place for place in placed(slide)}
    plain = [
        statement
        for block in slide.blocks
        if not isinstance(block, Table)
        for statement in block_statements(block)
    ]
    names = {f"p{at}": places[id(statement)] for at, statement in enumerate(plain)}
    tables = [block for block in slide.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables):
        for line, row in enumerate(table.rows, 1):
            names[f"t{number}r{line}"] = places[id(row.statement)]
    return names.get(finding.place.split("c")[0] if finding.place[:1] == "t" else finding.place)
