"""How what belongs to one site is called at another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

LONGEST_CODE = 8


@dataclass(frozen=True)
class SiteWords:
    """The words a site is known by: its mark ("139") and its name."""

    mark: str
    name: str

    @property
    def short(self) -> str:
        """The name without its honorary part: "14. Grundschule" of „14. Grundschule „Am See“"."""
        return re.split(r"\s*[„“»«\"(]", self.name, maxsplit=1)[0] or self.name


def renamed(text: str, here: SiteWords, there: SiteWords) -> str:
    """A text that names a site, for another site; a text that names none stays as it is."""
    for old, new in _pairs(here, there):
        found, count = re.subn(_word(old), new.replace("\\", r"\\"), text, flags=re.IGNORECASE)
        if count:
            return found
    return text


def _pairs(here: SiteWords, there: SiteWords) -> Sequence[tuple[str, str]]:
    """What to look for, the longest first."""
    short = (here.short, there.short), (here.mark, there.mark)
    return short if here.name == here.short else ((here.name, there.name), *short)


def _word(text: str) -> str:
    """The text as a word of its own: the 14 is not in 140."""
    return rf"(?<!\w){re.escape(text)}(?!\w)"


def circle_name(name: str, here: SiteWords, there: SiteWords) -> str:
    """The name of another site's circle; one that names no site gets the site added."""
    found = renamed(name, here, there)
    return f"{found} {there.short}" if found == name else found


def same_thing(one: str, here: SiteWords, other: str, there: SiteWords) -> bool:
    """Whether two names mean the same but for their sites: "Team 14", "Team 139"."""
    return _stem(one, here) == _stem(other, there)


def _stem(text: str, site: SiteWords) -> str:
    bare = renamed(text, site, SiteWords("", ""))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def code_at(code: str, here: SiteWords, there: SiteWords, taken: Collection[str]) -> str:
    """The code with the other site's mark, at most eight signs, and nobody else's."""
    mark = re.sub(r"\W", "", there.mark).upper()[: LONGEST_CODE - 1]
    own = re.sub(r"\W", "", here.mark).upper()
    base = code.upper().removesuffix(own).rstrip("-. ") or code.upper()
    tries = [base[: LONGEST_CODE - len(mark)] + mark]
    tries += [base[: LONGEST_CODE - len(mark) - 1] + mark + sign for sign in ascii_uppercase]
    tries += [f"{number:0{LONGEST_CODE}}" for number in range(len(taken) + 1)]
    return next(one for one in tries if one not in taken and len(one) <= LONGEST_CODE)
