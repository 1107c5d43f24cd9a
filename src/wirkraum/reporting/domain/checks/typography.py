"""Spaces, and one word spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import Reading
from wirkraum.reporting.domain.checks.words import FUNCTION_WORDS

SPACES = Rule("spacing-double", "hint", _("Zwei Leerzeichen"))
NO_SPACE = Rule("spacing-missing", "hint", _("Leerzeichen fehlt"))
STRAY = Rule("spacing-stray", "hint", _("Leerzeichen vor dem Satzzeichen"))
VARIANT = Rule("spelling-variant", "hint", _("Ein Begriff, zwei Schreibweisen"))

_DOUBLE = re.compile(r"(?<=[\w,;:!?)“]) {2,}(?=[\w(„])")
_LIST_MARK = re.compile(r"^\W*\w{1,2}[.):]?$")
_STOP = re.compile(r"(?<=[a-zäöüß]{2})\.(?=[A-ZÄÖÜ][a-zäöüß]{2})")
_COMMA = re.compile(r"(?<=[a-zäöüß]{2})[,;](?=[A-Za-zÄÖÜäöüß]{2})")
_STRAY = re.compile(r"(?<=\w) +(?=[,;](?:\s|$)|\.(?:\s*$|\s+[A-ZÄÖÜ]))")
_ABBREVIATED = re.compile(r"\b(?:Dipl|Prof|Std|Abt|Ref|Stellv|Tel|Mag|Univ|Verw|Soz)$")
_SCATTERED = 8


def double_spaces(reading: Reading) -> Iterator[Finding]:
    """First place per text; a deck full of them (set flush, say) gets one finding in all."""
    places = [(found, match) for found in reading.texts if (match := _first_double(found))]
    many = len(places) > _SCATTERED
    for found, match in places[: 1 if many else None]:
        sentence = _(
            "Auf Folie %(slide)s stehen zwei Leerzeichen hintereinander.", slide=found.slide
        )
        if many:
            sentence = _(
                "An %(count)s Stellen stehen zwei Leerzeichen hintereinander.", count=len(places)
            )
        yield found.finding(SPACES, match.span(), sentence, " ")


def _first_double(found: Passage) -> re.Match[str] | None:
    matches = _DOUBLE.finditer(found.prose)
    return next((m for m in matches if not _LIST_MARK.match(found.prose[: m.start()][:8])), None)


def missing_spaces(reading: Reading) -> Iterator[Finding]:
    """gelungen.Die and Hort,Schule"""
    for found in reading.texts:
        for match in (*_STOP.finditer(found.prose), *_COMMA.finditer(found.prose)):
            if _ABBREVIATED.search(found.prose[max(0, match.start() - 8) : match.start()]):
                continue
            sign = _("Punkt") if match.group() == "." else _("Satzzeichen")
            before, after = found.text[: match.start()], found.text[match.end() :]
            quoted = f"{before[-30:].split()[-1]}{match.group()}{after[:30].split()[0]}"
            sentence = _(
                "Auf Folie %(slide)s fehlt nach dem %(sign)s ein Leerzeichen: „%(quoted)s“.",
                slide=found.slide,
                sign=sign,
                quoted=quoted,
            )
            yield found.finding(NO_SPACE, match.span(), sentence, f"{match.group()} ")


def stray_spaces(reading: Reading) -> Iterator[Finding]:
    """Hort , Schule"""
    for found in reading.texts:
        for match in _STRAY.finditer(found.prose):
            sentence = _(
                "Auf Folie %(slide)s steht vor einem Satzzeichen ein Leerzeichen.",
                slide=found.slide,
            )
            yield found.finding(STRAY, match.span(), sentence, _("ohne Leerzeichen"), fixable=False)


_PAIR = re.compile(r"(?<![\w-])([A-ZÄÖÜ][^\W\d_]{1,30})([ -])(?=([A-ZÄÖÜ][^\W\d_]{2,30})(?![\w-]))")
_ONE = re.compile(r"(?<![\w-])[A-ZÄÖÜ][^\W\d_]{6,40}(?![\w-])")
_ENDING = re.compile(r"(?<=.{4})(?:innen|en|es|er|n|s|e)$")
_Place = tuple[Passage, int, int]


def variants(reading: Reading) -> Iterator[Finding]:
    """„FSZ Leitung“ beside „FSZ-Leitungen“, „Eltern-Café“ beside „Elterncafé“."""
    forms = _forms(reading)
    for kinds in forms.values():
        if len(kinds) < 2 or "-" not in kinds:
            continue
        usual = max(kinds, key=lambda kind: (len(kinds[kind]), kind == "-", kind))
        for kind in kinds:
            if kind != usual:
                yield _variant(kinds[kind], kinds[usual], usual)


def _forms(reading: Reading) -> dict[str, dict[str, list[_Place]]]:
    """Stem → joint ("-", " " or "") → places; joints other than the hyphen only where one exists."""
    forms: dict[str, dict[str, list[_Place]]] = defaultdict(dict)
    for found in reading.texts:
        for match in _PAIR.finditer(found.prose):
            if match[1].lower() not in FUNCTION_WORDS:
                place = (found, match.start(), match.end(3))
                forms[_stem(match[1] + match[3])].setdefault(match[2], []).append(place)
    hyphened = {stem: kinds for stem, kinds in forms.items() if "-" in kinds}
    for found in reading.texts if hyphened else ():
        for match in _ONE.finditer(found.prose):
            kinds = hyphened.get(_stem(match.group()))
            if kinds is not None:
                kinds.setdefault("", []).append((found, *match.span()))
    return hyphened


def _stem(word: str) -> str:
    return _ENDING.sub("", word.lower())


def _variant(odd: list[_Place], usual: list[_Place], joint: str) -> Finding:
    found, start, end = odd[0]
    other, begin, finish = usual[0]
    written, model = found.text[start:end], other.text[begin:finish]
    right = _joined(written, model, joint)
    sentence = _(
        "„%(written)s“ auf Folie %(slide)s und „%(model)s“ auf Folie %(slide2)s sind zwei Schreibweisen eines Begriffs.",
        written=written,
        slide=found.slide,
        model=model,
        slide2=other.slide,
    )
    return found.finding(VARIANT, (start, end), sentence, right)


def _joined(written: str, model: str, joint: str) -> str:
    """The odd spelling with the usual joint, its own ending kept."""
    first, sign, second = written.partition("-" if "-" in written else " ")
    if not sign:
        cut = len(model.replace("-", " ").split(" ")[0])
        first, second = written[:cut], written[cut:].capitalize()
    return first + joint + (second if joint else second.lower())
