"""Names of carriers, municipality, office and programme as a deck writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirkraum.kit.told import joined
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.closeness import slips
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.footers import usual_footers
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import WORD, Reading
from wirkraum.reporting.domain.checks.register import Carrier

UNKNOWN = Rule("carrier-unknown", "warning", _("Träger ist nicht verzeichnet"))
LEFT_OUT = Rule("carrier-missing", "hint", _("Träger fehlt in der Aufzählung"))
MISSPELT = Rule("carrier-misspelt", "warning", _("Name eines Trägers falsch geschrieben"))
NAME = Rule("name-misspelt", "warning", _("Name weicht vom verzeichneten ab"))

_LEGAL = re.compile(r"\be\.\s?V\.|\bg?GmbH\b|\bg?UG\b")
_LIST = re.compile(r"\bTräger(?:n|schaft|schaften)?(?:\s*:|\s+sind\b)\s*([^.;:(–\n]{2,300})")
_ITEM = re.compile(r"(?:(?!\s+(?:und|sowie)\s)[^,&/])+")
_AND = re.compile(r"^\s*(?:und|sowie|die|der|den)\s+")
_OPEN_END = re.compile(
    r"u\.\s?a\.|\busw\b|\betc\b|…|\.\.\.|\bweitere\b|\bandere\b|\bunter anderem\b"
)
_EDGE = re.compile(r"\s+I\s+|\s*[|·•,;\n]\s*")


def listed(reading: Reading) -> Iterator[Finding]:
    """„Träger: A, B und C“ – where at least one of them is known, so that carriers are meant."""
    known = reading.register.carriers
    for found in reading.texts if known else ():
        text = _LEGAL.sub(lambda legal: " " * len(legal.group()), found.prose)
        for match in _LIST.finditer(text):
            items = list(_items(match))
            named = {item: _carrier(text[item[0] : item[1]], known) for item in items}
            if any(named.values()):
                yield from _unknown(found, named, reading)
                if len(items) > 1 and not _OPEN_END.search(
                    found.prose[match.start() : match.end() + 40]
                ):
                    meant = set(named.values()) | {_meant(text[a:b], reading) for a, b in items}
                    yield from _left_out(found, match, meant, known)


def _items(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every name in the list."""
    for item in _ITEM.finditer(match.string, match.start(1), match.end(1)):
        joint = _AND.match(item.group())
        start = item.start() + (joint.end() if joint else 0)
        text = match.string[start : item.end()]
        start += len(text) - len(text.lstrip())
        if text.strip():
            yield start, start + len(text.strip())


def _carrier(text: str, known: tuple[Carrier, ...]) -> Carrier | None:
    """The carrier so called; a name may be longer or shorter by whole words."""
    words = _words(text)
    for carrier in known:
        for name in map(_words, carrier.names):
            short = min(len(name), len(words))
            if short and name[:short] == words[:short]:
                return carrier
    return None


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in re.findall(r"\w+", _LEGAL.sub(" ", name)))


def _unknown(
    found: Passage, named: dict[tuple[int, int], Carrier | None], reading: Reading
) -> Iterator[Finding]:
    for (start, end), carrier in named.items():
        written = found.text[start:end]
        plain = _OPEN_END.search(written) or not re.fullmatch(
            r"[\w.&-]+(?: [\w.&-]+){0,4}", written
        )
        if carrier or plain or any(sign.isdigit() for sign in written):
            continue
        near = _near(written, reading)
        remedy = near or _("Träger verzeichnen oder Namen berichtigen")
        sentence = _(
            "„%(written)s“ auf Folie %(slide)s ist kein Träger des Programms.",
            written=written,
            slide=found.slide,
        )
        if near:
            sentence = _(
                "„%(written)s“ auf Folie %(slide)s heißt im Programm „%(near)s“.",
                written=written,
                slide=found.slide,
                near=near,
            )
        yield found.finding(UNKNOWN, (start, end), sentence, remedy, fixable=bool(near))


def _near(written: str, reading: Reading) -> str:
    names = [name for carrier in reading.register.carriers for name in carrier.names]
    close = [(slips(written.lower(), name.lower(), 2), name) for name in names if len(name) >= 3]
    apart, name = min(close, default=(3, ""))
    return name if apart <= min(2, len(name) // 3) else ""


def _meant(written: str, reading: Reading) -> Carrier | None:
    """The carrier a misspelt name stands for."""
    near = _near(written, reading)
    return next((one for one in reading.register.carriers if near and near in one.names), None)


def _left_out(
    found: Passage,
    match: re.Match[str],
    named: set[Carrier | None],
    known: tuple[Carrier, ...],
) -> Iterator[Finding]:
    absent = [carrier.name for carrier in known if carrier not in named]
    if absent:
        names = joined(absent)
        sentence = _(
            "In der Aufzählung der Träger auf Folie %(slide)s fehlen %(names)s.",
            slide=found.slide,
            names=names,
        )
        if len(absent) == 1:
            sentence = _(
                "In der Aufzählung der Träger auf Folie %(slide)s fehlt %(name)s.",
                slide=found.slide,
                name=absent[0],
            )
        span = (match.start(), match.start() + len("Träger"))
        yield found.finding(
            LEFT_OUT, span, sentence, _("%(names)s ergänzen", names=names), fixable=False
        )


def misspelt(reading: Reading) -> Iterator[Finding]:
    """dreffugio: anywhere in the deck, for names of at least six letters."""
    names = [carrier.name for carrier in reading.register.carriers]
    long = [name for name in names if len(name) >= 6 and WORD.fullmatch(name)]
    wrong = {word: right for word in reading.words for right in long if _is_slip(word, right)}
    for found in reading.texts if wrong else ():
        for match in WORD.finditer(found.prose):
            right = wrong.get(match.group())
            if right:
                sentence = _(
                    "„%(match)s“ auf Folie %(slide)s heißt im Programm „%(right)s“.",
                    match=match.group(),
                    slide=found.slide,
                    right=right,
                )
                yield found.finding(MISSPELT, match.span(), sentence, right)


def _is_slip(word: str, right: str) -> bool:
    low, name = word.lower(), right.lower()
    return not low.startswith(name) and slips(low, name, 1) == 1


def names(reading: Reading) -> Iterator[Finding]:
    """Programme, municipality and office on the title slide and in the footers."""
    known = reading.register
    right = [name for name in (known.programme, known.municipality, known.office) if len(name) >= 8]
    first = reading.deck.slides[0].number if reading.deck.slides else None
    lines = [found for found in reading.texts if found.slide == first and found.kind != "cell"]
    lines += list(usual_footers(reading))[:1]
    for found in lines if right else ():
        for start, end in _parts(found.prose[:2000]):
            written = found.text[start:end]
            meant = next((name for name in right if _is_misspelling(written, name)), None)
            if meant:
                sentence = _(
                    "„%(written)s“ auf Folie %(slide)s heißt im Programm „%(meant)s“.",
                    written=written,
                    slide=found.slide,
                    meant=meant,
                )
                yield found.finding(NAME, (start, end), sentence, meant)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between the strokes of a footer, marks like © left out."""
    start = 0
    for edge in (*_EDGE.finditer(text), None):
        end = edge.start() if edge else len(text)
        inner = re.search(r"\w.*\w", text[start:end])
        if inner:
            yield start + inner.start(), start + inner.end()
        start = edge.end() if edge else end


def _is_misspelling(written: str, name: str) -> bool:
    """A slip inside the name; another ending („Familienschulzentrum“) is grammar."""
    low, right = written.lower(), name.lower()
    if right in low or low[:-3] == right[: len(low[:-3])]:
        return False
    return slips(low, right, 2) <= 2
