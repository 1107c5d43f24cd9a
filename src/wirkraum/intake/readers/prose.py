"""Lines to paragraphs: what belongs together although it wraps, what stands apart although it follows."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

# Symbol fonts put their bullets into the private use area; others are typed.
_GLYPHS = "\ue000-\uf8ff•‣▪■□▫●○◦∙·➢➤►▶✓✔❖◆◇⁃–—*o-"
_BULLET = re.compile(rf"\s*(?:\(cid:\d+\)|[{_GLYPHS}])\s+(?=\S)|\s*[\ue000-\uf8ff•▪■●◦➢►❖◆](?=\S)")
_LONE_BULLET = re.compile(rf"\s*(?:\(cid:\d+\)|[{_GLYPHS}])\s*")
_LONE_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s*")
_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s+\S")
_SCHOOL_YEAR = re.compile(r"\s*20\d\d/(?:20)?\d\d\b")

# Nobody ends a phrase with these.
_BINDING = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "und",
        "oder",
        "sowie",
        "bzw",
        "für",
        "mit",
        "von",
        "vom",
        "zu",
        "zur",
        "zum",
        "in",
        "im",
        "an",
        "am",
        "auf",
        "aus",
        "bei",
        "beim",
        "nach",
        "über",
        "unter",
        "um",
        "durch",
        "zwischen",
        "als",
        "wie",
        "&",
        "/",
        "+",
    ]
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def tidy(line: str) -> str:
    """One line with single spaces and without invisible signs."""
    return " ".join(line.translate(_INVISIBLE).split())


def is_bullet(line: str) -> bool:
    return bool(_BULLET.match(line))


def is_lone_bullet(line: str) -> bool:
    """A bullet whose text stands elsewhere."""
    return bool(_LONE_BULLET.fullmatch(line))


def unbulleted(line: str) -> str:
    return _BULLET.sub("", line, count=1) if is_bullet(line) else line


def lone_number(line: str) -> str | None:
    """„3.“ standing alone on its line."""
    return f"{match[1]}." if (match := _LONE_NUMBER.fullmatch(line)) else None


def starts_anew(line: str) -> bool:
    """Whether a line opens a point of a list."""
    return is_bullet(line) or bool(_NUMBER.match(line))


def runs_on(line: str, following: str) -> bool:
    """Whether two lines read as one phrase, with no bullet or blank line to tell."""
    words = line.split()
    if not words or not following.strip() or starts_anew(following):
        return False
    last, first = words[-1].lower(), following.strip()[0]
    return (
        last in _BINDING
        or last[-1] in ",-–"
        or first.islower()
        or bool(_SCHOOL_YEAR.match(following))
        or first in "(&+"
        or line.count("(") > line.count(")")
    )


def join(lines: Iterable[str]) -> str:
    """Wrapped lines as one, without the hyphen of a parted word."""
    pieces: list[str] = []
    for piece in filter(None, map(tidy, lines)):
        if pieces:
            pieces[-1] += _seam(pieces[-1], piece)
            if pieces[-1].endswith(_PARTED):
                pieces[-1] = pieces[-1].removesuffix(_PARTED)[:-1]
        pieces.append(piece)
    return "".join(pieces)


# Stands for: the hyphen before it goes.
_PARTED = "\x1f"


def _seam(before: str, piece: str) -> str:
    """What stands between two wrapped lines."""
    last, first = before.rsplit(maxsplit=1)[-1], piece.split(maxsplit=1)[0]
    if "://" in last and last.endswith(("-", "/", "_")):
        return ""
    if len(last) < 2 or not last.endswith("-") or not last[-2].isalpha():
        return " "
    if first.lower() in _BINDING:
        return " "
    return _PARTED if first[0].islower() else ""


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Logical paragraphs: a bullet with the lines it wraps over, other lines as their words tell."""
    open_lines: list[str] = []
    bulleted = False
    for line in lines:
        follows = bool(open_lines) and not starts_anew(line)
        if line.strip() and follows and (bulleted or runs_on(open_lines[-1], line)):
            open_lines.append(line)
            continue
        if open_lines:
            yield join(open_lines)
        bulleted = is_bullet(line) or bool(_NUMBER.match(line))
        open_lines = [unbulleted(line)] if line.strip() else []
    if open_lines:
        yield join(open_lines)


def rejoined(lines: list[str]) -> list[str]:
    """Lines in which numbers and bullets that stood apart are back before their texts."""
    result: list[str] = []
    waiting: deque[str] = deque()
    for line in lines:
        if number := lone_number(line):
            waiting.append(number)
        elif is_lone_bullet(line) and line.strip():
            waiting.append("•")
        elif waiting and line.strip():
            result.append(f"{waiting.popleft()} {line.strip()}")
        elif not waiting:
            result.append(line)
    return [*result, *waiting]
