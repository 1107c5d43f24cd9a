"""A template and the facts make a report: nothing else goes in, so the same data give the same tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from wirkraum.reporting.domain import grammar
from wirkraum.reporting.domain.compose_fit import fit
from wirkraum.reporting.domain.compose_questions import QUESTIONS, Answer, context
from wirkraum.reporting.domain.facts import Duty, Facts
from wirkraum.reporting.domain.template import (
    Ask,
    QuoteAsk,
    SlideTemplate,
    TableAsk,
    Template,
)
from wirkraum.reporting.domain.tree import (
    HOUSE,
    Block,
    Bullets,
    Evidence,
    Layout,
    Lines,
    Quote,
    Report,
    Row,
    Slide,
    Statement,
    Table,
    Theme,
)

Sentences = Mapping[int, tuple[Statement, ...]]
OPEN: tuple[Layout, ...] = ("bullets", "closing")  # slides that take sentences of a person


def compose(
    template: Template, facts: Facts, *, sentences: Sentences | None = None, theme: Theme = HOUSE
) -> Report:
    """Ask every question of the template and return the report, numbered and fitted to its slides.

    `sentences` are added at the end of the template's slide (by its number, from 1).
    """
    words = context(facts)
    return Report(
        template=f"{template.key}/{template.version}",
        title=template.title.format_map(words),
        subtitle=template.subtitle.format_map(words),
        organisation=tuple(line.format_map(words) for line in template.organisation),
        as_of=facts.as_of,
        footer=tuple(line.format_map(words) for line in template.footer),
        slides=_slides(template, facts, words, sentences or {}),
        theme=theme,
    )


def _slides(
    template: Template, facts: Facts, words: Mapping[str, str], sentences: Sentences
) -> tuple[Slide, ...]:
    drafts: list[tuple[SlideTemplate, tuple[Slide, ...]]] = []
    chapter = 0
    for source, plan in enumerate(template.slides, 1):
        chapter += bool(plan.topic)
        topic = f"{chapter}. {plan.topic}" if plan.topic else plan.heading
        blocks = _blocks(plan, facts, words)
        if plan.layout in OPEN:
            blocks = _joined(blocks, sentences.get(source, ()))
        slide = Slide(0, plan.layout, topic.format_map(words), blocks, source=source)
        drafts.append((plan, fit(slide)))
    return _numbered(drafts, facts)


def _numbered(
    drafts: Iterable[tuple[SlideTemplate, tuple[Slide, ...]]], facts: Facts
) -> tuple[Slide, ...]:
    """Number the slides and fill in the list of topics, which needs the numbers."""
    slides: list[Slide] = []
    topics: list[Statement] = []
    for plan, parts in drafts:
        if plan.topic:
            topics.append(_topic(plan.topic, len(slides) + 1, facts))
        slides += [replace(part, number=len(slides) + at) for at, part in enumerate(parts, 1)]
    return tuple(_with_topics(slide, tuple(topics)) for slide in slides)


def _topic(topic: str, number: int, facts: Facts) -> Statement:
    record = Evidence("slide", f"slide:{number}", f"Folie {number}", path=f"#folie-{number}")
    return Statement(topic, "computed", "topics", (record,), facts.as_of)


def _with_topics(slide: Slide, topics: tuple[Statement, ...]) -> Slide:
    if slide.layout != "topics":
        return slide
    filled = replace(slide, blocks=(Bullets(topics, ordered=True), *slide.blocks))
    return replace(filled, density=fit(filled)[0].density)


def _blocks(plan: SlideTemplate, facts: Facts, words: Mapping[str, str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    told = {ask.ask: _covered(ask, facts) for ask in plan.statements if ask.covers}
    gone = [duty for one in told.values() if not one.silent for duty in one.duties]
    left = replace(facts, duties=tuple(duty for duty in facts.duties if duty not in gone))
    for rank, asks in groupby(_asked(plan, gone), key=lambda ask: ask.rank):
        items = tuple(
            found for ask in asks for found in _statements(ask, left, words, told.get(ask.ask))
        )
        if items:
            blocks.append(Lines(items, rank) if rank else Bullets(items))
    if plan.table:
        blocks.append(_table(plan.table, facts, words))
    if plan.quote:
        blocks += _quote(plan.quote, facts, words)
    return tuple(blocks)


def _joined(blocks: tuple[Block, ...], added: tuple[Statement, ...]) -> tuple[Block, ...]:
    """Put sentences behind those of the slide's list."""
    if not added:
        return blocks
    if blocks and isinstance(last := blocks[-1], Bullets):
        return (*blocks[:-1], replace(last, items=last.items + added))
    return (*blocks, Bullets(added))


@dataclass(frozen=True)
class _Told:
    """The duties a question covers; without an answer of its own it leaves the word to them."""

    duties: tuple[Duty, ...]
    silent: bool


def _covered(ask: Ask, facts: Facts) -> _Told:
    same = [duty for duty in facts.duties if duty.theme == ask.theme]
    duties = tuple(duty for duty in same if all(word in duty.text for word in ask.covers))
    answers = QUESTIONS[ask.ask].answers(facts, ask.theme)
    return _Told(duties, bool(duties) and any(answer.missing for answer in answers))


def _statements(
    ask: Ask, facts: Facts, words: Mapping[str, str], told: _Told | None = None
) -> tuple[Statement, ...]:
    if ask.text:
        return (Statement(ask.text.format_map(words)),)
    if told and told.silent:
        return ()
    more = tuple(record for duty in told.duties for record in duty.evidence) if told else ()
    return tuple(
        _statement(ask.ask, _pattern(ask, answer), _with(answer, more), facts, words)
        for answer in QUESTIONS[ask.ask].answers(facts, ask.theme)
        if not (answer.missing and ask.optional)
    )


def _asked(plan: SlideTemplate, gone: list[Duty]) -> tuple[Ask, ...]:
    """The slide's questions; where other sentences tell all duties of a theme, none is missing."""
    themes = {duty.theme for duty in gone}
    return tuple(
        replace(ask, optional=True) if ask.ask == "duties" and ask.theme in themes else ask
        for ask in plan.statements
    )


def _with(answer: Answer, more: tuple[Evidence, ...]) -> Answer:
    """Add the records of the duties told, each record once."""
    fresh = dict.fromkeys(record for record in more if record not in answer.evidence)
    return replace(answer, evidence=(*answer.evidence, *fresh))


def _pattern(ask: Ask, answer: Answer) -> str:
    """Choose the pattern by the answer's number: none, one or many, else the plain one."""
    patterns = ask.patterns or {}
    name = "many" if answer.number is None else ("none", "one", "many")[min(answer.number, 2)]
    return patterns.get(name) or patterns.get("pattern") or patterns["many"]


def _statement(
    ask: str, pattern: str, answer: Answer, facts: Facts, words: Mapping[str, str]
) -> Statement:
    """Put the answer into its pattern; what is not recorded shows its label and why it blocks."""
    if answer.missing:
        label = f"{QUESTIONS[ask].label}: nicht erfasst"
        return Statement(label, "computed", ask, (), facts.as_of, answer.missing)
    text = grammar.tidy(pattern.format_map({**words, **answer.values}))
    return Statement(
        text, "computed", ask, answer.evidence, facts.as_of, answer.blocked, answer.link
    )


def _table(plan: TableAsk, facts: Facts, words: Mapping[str, str]) -> Table:
    rows = []
    for answer in QUESTIONS[plan.ask].answers(facts, ""):
        statement = _statement(plan.ask, plan.sentence, answer, facts, words)
        cells = tuple(
            "–" if answer.missing else grammar.tidy(cell.format_map({**words, **answer.values}))
            for cell in plan.cells
        )
        rows.append(Row(cells, statement))
    return Table(plan.head, tuple(rows), plan.caption.format_map(words))


def _quote(plan: QuoteAsk, facts: Facts, words: Mapping[str, str]) -> tuple[Quote, ...]:
    answer = QUESTIONS[plan.ask].answers(facts, "")[0]
    if answer.missing and plan.optional:
        return ()
    intro, said = (
        _statement(plan.ask, pattern, answer, facts, words) for pattern in (plan.intro, plan.words)
    )
    return (Quote(intro, said),)
