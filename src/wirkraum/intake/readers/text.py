"""Decks and tables as plain text, also as they fall out of a PDF: lines in order, little more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import compress, dropwhile

from wirkraum.intake.domain.topics import is_agenda, number, unnumbered
from wirkraum.intake.readers import delimited, feet, flat, limits, prose, spaced
from wirkraum.intake.readers.refusal import OR_PASTE, Unreadable, too_much
from wirkraum.intake.readers.sniffing import CALLED
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.deck import Deck, DeckSlide, DeckTable

_DAY = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]+)\s?\d{4}")

_LONGEST_HEADING = 4


@dataclass(frozen=True)
class _Chunk:
    """The lines of one slide, with its footer taken off."""

    number: int
    lines: tuple[str, ...]
    footer: str = ""


def read_text(text: str, name: str) -> Deck:
    """A deck whose slides end with their footers or form feeds; without any, one slide."""
    if len(text) > limits.MAX_TEXT or text.count("\n") > limits.MAX_LINES:
        raise too_much(CALLED["text"])
    if not text.strip():
        raise Unreadable(_("Der Text ist leer."), _("Fügen Sie den Text der Folien ein."))
    chunks = _chunks(_lines(text))
    if len(chunks) > limits.MAX_SLIDES:
        raise too_much(CALLED["text"])
    if len(chunks) == 1 and not chunks[0].footer:
        return Deck((single := _single(chunks[0]),), name, "table" if single.tables else "text")
    points = _points(chunks)
    return Deck(feet.lifted([_slide(chunk, points) for chunk in chunks]), name, "text")


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8, else Windows Western."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    odd = sum(char == "�" or (char < " " and char not in "\t\r\n\f\v") for char in text)
    if odd * 50 > len(text):
        raise Unreadable(_("Die Datei ist weder Präsentation noch Text."), OR_PASTE)
    return text


def _lines(text: str) -> list[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\0", "")
    return plain.replace("\u00a0", " ").replace("\u202f", " ").replace("\f", "\n\f\n").split("\n")


def _chunks(lines: Sequence[str]) -> list[_Chunk]:
    """Slides by form feeds where there are any, else by the footers that close them."""
    pages = list(_pages(lines))
    if len(pages) > 1:
        return _paged(pages)
    parts = list(_by_footers(pages[0] if pages else []))
    return [*_title_apart(parts[0]), *parts[1:]] if parts else []


def _pages(lines: Sequence[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for line in [*lines, "\f"]:
        if line != "\f":
            page.append(line)
        elif any(one.strip() for one in page):
            yield page
            page = []


def _paged(pages: Sequence[list[str]]) -> list[_Chunk]:
    """Pages as slides; their footers carry a number, or are the last line of most."""
    closing = [next(line for line in reversed(page) if line.strip()) for page in pages]
    repeated = feet.common([[line] for line in closing])
    return [
        _page(at, page, last if feet.pattern(last) in repeated else "")
        for at, (page, last) in enumerate(zip(pages, closing, strict=True), 1)
    ]


def _page(at: int, lines: list[str], foot: str) -> _Chunk:
    below = [feet.foot_number(line) is not None or line == foot != "" for line in lines]
    kept = (line for line, is_foot in zip(lines, below, strict=True) if not is_foot)
    return _Chunk(at, tuple(kept), prose.join(compress(lines, below)))


def _by_footers(lines: Sequence[str]) -> Iterator[_Chunk]:
    """Lines up to each footer; what follows the last one is a slide of its own."""
    open_lines: list[str] = []
    last = 0
    for line in lines:
        told = feet.foot_number(line)
        if told is None:
            open_lines.append(line)
            continue
        start = _wrapped_start(open_lines)
        yield _Chunk(told, tuple(open_lines), prose.join([*start, line]))
        open_lines, last = [], told
    if any(line.strip() for line in open_lines) or not last:
        yield _Chunk(last + 1, tuple(open_lines))


def _wrapped_start(open_lines: list[str]) -> list[str]:
    """Take the first half of a footer that wraps: a line that ends with its bar."""
    if open_lines and re.search(r"\s[I|｜]\s*$", open_lines[-1]):
        return [open_lines.pop()]
    return []


def _title_apart(chunk: _Chunk) -> list[_Chunk]:
    """The title slide has no footer: it ends where the agenda begins, or after its date."""
    if chunk.number < 2 or not chunk.footer:
        return [chunk]
    cut = _cut(chunk.lines)
    if cut is None:
        return [chunk]
    return [_Chunk(1, chunk.lines[:cut]), _Chunk(chunk.number, chunk.lines[cut:], chunk.footer)]


def _cut(lines: Sequence[str]) -> int | None:
    full = [at for at, line in enumerate(lines) if line.strip()][1:]
    agenda = (at for at in full if is_agenda(lines[at]))
    dated = (at + 1 for at in full[:15] if _DAY.fullmatch(lines[at].strip()))
    return next(agenda, next(dated, None))


def _points(chunks: Sequence[_Chunk]) -> dict[int, str]:
    """The agenda's points by number: they tell how far a wrapped heading goes."""
    for chunk in chunks:
        full = [line for line in chunk.lines if line.strip()]
        if full and is_agenda(full[0]):
            points = prose.paragraphs(prose.rejoined(full[1:]))
            return {told: unnumbered(point) for point in points if (told := number(point))}
    return {}


def _slide(chunk: _Chunk, points: dict[int, str]) -> DeckSlide:
    lines = list(dropwhile(lambda line: not line.strip(), chunk.lines))
    taken = _heading_lines(lines, points)
    tables, rest = _tables(lines[taken:])
    paragraphs = tuple(prose.paragraphs(prose.rejoined(rest)))
    title = prose.join(lines[:taken])
    return DeckSlide(chunk.number, title, paragraphs, tables, chunk.footer)


def _heading_lines(lines: Sequence[str], points: dict[int, str]) -> int:
    """How many lines the heading takes: none where a list or table opens the slide."""
    if not lines or prose.is_bullet(lines[0]) or flat.opens(lines):
        return 0
    taken = 1
    while taken < min(len(lines), _LONGEST_HEADING) and _heading_goes_on(
        lines[:taken], lines[taken : taken + 12], points
    ):
        taken += 1
    return taken


def _heading_goes_on(title: Sequence[str], lines: Sequence[str], points: dict[int, str]) -> bool:
    line = lines[0]
    if not line.strip() or prose.starts_anew(line) or prose.lone_number(line) or flat.opens(lines):
        return False
    if prose.runs_on(title[-1], line):
        return True
    told = points.get(number(title[0]) or 0, "")[:120]
    so_far, longer = prose.join(title), prose.join([*title, line])
    return bool(told) and _alike(told, longer) > _alike(told, so_far)


def _alike(point: str, heading: str) -> float:
    return SequenceMatcher(None, point.lower(), unnumbered(heading).lower()[:120]).ratio()


def _tables(lines: list[str]) -> tuple[tuple[DeckTable, ...], list[str]]:
    """The table among a slide's lines, in whichever way it was flattened, and the other lines."""
    found = delimited.split(lines) or spaced.split(lines) or flat.split(lines)
    if found:
        return (found[1],), [*found[0], "", *found[2]]
    return (), lines


def _single(chunk: _Chunk) -> DeckSlide:
    """Text without slides: a pasted table, or plain words."""
    tables, rest = _tables(list(chunk.lines))
    if not tables and (table := flat.headless(chunk.lines)):
        return DeckSlide(1, tables=(table,))
    if tables:
        return DeckSlide(1, "", tuple(prose.paragraphs(prose.rejoined(rest))), tables)
    return _slide(_Chunk(1, chunk.lines), {})
