"""Slips inside words, found without a dictionary; silent wherever a word might be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.passages import Passage
from wirkraum.reporting.domain.checks.reading import Reading
from wirkraum.reporting.domain.checks.words import (
    FUNCTION_WORDS,
    JOINED,
    JOINED_NOUNS,
    LEADING,
    LEADING_JOINED,
    NOUNS,
    TRAILING,
    word_set,
)

GLUED = Rule("spelling-glued", "hint", _("Zwei Wörter zusammengeschrieben"))
ACCENT = Rule("spelling-accent", "hint", _("Akzent falsch gesetzt"))
DOUBLED = Rule("spelling-doubled", "hint", _("Wort doppelt"))
LETTERS = Rule("spelling-letters", "hint", _("Buchstaben vertauscht oder verdoppelt"))

_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]{4,30}(?![\w-])")
_CAPITAL_INSIDE = re.compile(r"^([A-ZÄÖÜ]?[a-zäöüß]{1,12})([A-ZÄÖÜ][a-zäöüß]{2,30})$")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s)\W*$")


def glued(reading: Reading) -> Iterator[Finding]:
    """nochin, undHort, undgemeinsame, Schulenund."""
    for found in reading.texts:
        for match in _TOKEN.finditer(found.prose):
            parts = _split(match.group(), reading, first=_begins(found, match.start()))
            if parts:
                right = " ".join(parts)
                sentence = _(
                    "In „%(match)s“ auf Folie %(slide)s fehlt wohl ein Leerzeichen: „%(right)s“.",
                    match=match.group(),
                    slide=found.slide,
                    right=right,
                )
                yield found.finding(GLUED, match.span(), sentence, right)


def _begins(found: Passage, start: int) -> bool:
    return bool(_SENTENCE.search(found.prose[max(0, start - 4) : start]))


def _split(word: str, reading: Reading, *, first: bool) -> tuple[str, str] | None:
    inner = _CAPITAL_INSIDE.match(word)
    if inner and inner[1].lower() in FUNCTION_WORDS and _known(inner[2], reading):
        return inner[1], inner[2]
    if reading.words[word] > 2 or word in reading.proper or inner:
        return None
    if not word[1:].islower():
        return None
    small = _two_small(word) or _small_and_known(word, reading) if first or word.islower() else None
    return small or _known_and_small(word, reading)


def _two_small(word: str) -> tuple[str, str] | None:
    low = word.lower()
    capital = word != low
    if low in FUNCTION_WORDS or low in JOINED or (capital and low in JOINED_NOUNS):
        return None
    cuts = (
        cut
        for cut in range(2, len(low) - 1)
        if {low[:cut], low[cut:]} <= FUNCTION_WORDS and low[:cut] != low[cut:]
    )
    return next(((word[:cut], word[cut:]) for cut in cuts), None)


def _small_and_known(word: str, reading: Reading) -> tuple[str, str] | None:
    if word.lower() in LEADING_JOINED:
        return None
    cuts = (
        cut
        for cut in range(2, len(word) - 4)
        if word[:cut].lower() in LEADING and reading.words[word[cut:]]
    )
    return next(((word[:cut], word[cut:]) for cut in cuts), None)


def _known_and_small(word: str, reading: Reading) -> tuple[str, str] | None:
    cuts = (
        cut
        for cut in range(4, len(word) - 2)
        if word[cut:] in TRAILING and not _participle(word, cut) and _known(word[:cut], reading)
    )
    return next(((word[:cut], word[cut:]) for cut in cuts), None)


def _participle(word: str, cut: int) -> bool:
    """„Teilnehmender“ is no „Teilnehmen der“."""
    return word[:cut].endswith("en") and word[cut:] in {"der", "des"}


def _known(word: str, reading: Reading) -> bool:
    return word in NOUNS or word in reading.proper or reading.words[word] > 0


# Endings of the loan words that carry an acute; compounds end in them too.
_ACUTE = tuple(
    word_set(
        """
        abbé appliqué attaché café canapé communiqué coupé entrée exposé frappé glacé pappmaché rosé
        résumé soufflé séparée varieté
        """
    )
)
_GRAVE = re.compile(r"(?<!\w)\w*[èê]{1,2}e?s?(?!\w)")
_LOOSE = re.compile(r"(?<!\w)\w*caf(?:[eéèê][´`]|e)s?(?!\w)", re.IGNORECASE)


def accents(reading: Reading) -> Iterator[Finding]:
    """Elterncafès, Elterncafe´, Elterncafe; each wrong spelling once."""
    seen: set[str] = set()
    for found in reading.texts:
        for match in (*_GRAVE.finditer(found.prose), *_LOOSE.finditer(found.prose)):
            word = match.group()
            right = re.sub(
                "[èê]", "é", re.sub("[eéèê][´`]|[èê]|(?<=caf)e", "é", word, flags=re.IGNORECASE)
            )
            good = right.lower().removesuffix("s").endswith(_ACUTE) or reading.words[right] > 0
            if good and right != word and word not in seen and word not in reading.proper:
                seen.add(word)
                sentence = _(
                    "„%(word)s“ auf Folie %(slide)s schreibt sich „%(right)s“.",
                    word=word,
                    slide=found.slide,
                    right=right,
                )
                yield found.finding(ACCENT, match.span(), sentence, right)


_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,30})( +)(\1)(?![\w-])", re.IGNORECASE)
# After a comma these begin a clause whose subject is the same word: "Eltern, die die Schule kennen".
_RELATIVE = word_set("der die das den dem denen was wer")
_EMPHATIC = word_set("sehr ganz viel so bla ja nein wir sie ihr ihnen")


def doubled(reading: Reading) -> Iterator[Finding]:
    """die die"""
    for found in reading.texts:
        for match in _TWICE.finditer(found.prose):
            one, two = match[1], match[3]
            before = found.prose[max(0, match.start() - 2) : match.start()].rstrip()
            clause = one.lower() in _RELATIVE and before.endswith((",", "–", "("))
            if clause or one.lower() in _EMPHATIC or not _repeats(one, two):
                continue
            sentence = _(
                "Auf Folie %(slide)s steht „%(one)s“ zweimal hintereinander.",
                slide=found.slide,
                one=one,
            )
            yield found.finding(DOUBLED, match.span(), sentence, one)


def _repeats(one: str, two: str) -> bool:
    """„Die die“ begins a sentence; „Weg weg“ and „Sie sie“ are two words."""
    if one == two:
        return True
    return two.islower() and two in FUNCTION_WORDS and two != "ihre"


def letters(reading: Reading) -> Iterator[Finding]:
    """Trägertrefen, Koordinierugn: once, a letter away from a word the deck or programme writes."""
    trusted = {word for word, times in reading.words.items() if times > 1 and len(word) >= 8}
    trusted |= {word for word in reading.proper if len(word) >= 8}
    by_single = {_single(word): word for word in sorted(trusted)}
    by_letters = {_shuffled(word): word for word in sorted(trusted)}
    for found in reading.texts:
        for match in _TOKEN.finditer(found.prose):
            word = match.group()
            if len(word) < 8 or word in trusted or reading.words[word] > 1:
                continue
            right = by_single.get(_single(word)) or by_letters.get(_shuffled(word))
            if right and right != word and (len(right) != len(word) or _swapped(word, right)):
                sentence = _(
                    "„%(word)s“ auf Folie %(slide)s ist wohl „%(right)s“.",
                    word=word,
                    slide=found.slide,
                    right=right,
                )
                yield found.finding(LETTERS, match.span(), sentence, right)


_RUN = re.compile(r"(\w)\1+")


def _single(word: str) -> str:
    """Doubled letters written once: two words alike in this differ in a doubling only."""
    return _RUN.sub(r"\1", word)


def _shuffled(word: str) -> str:
    return word[:2] + "".join(sorted(word[2:]))


def _swapped(word: str, right: str) -> bool:
    """One pair of neighbours changed places."""
    apart = [place for place, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1
