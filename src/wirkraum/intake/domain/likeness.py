"""When two names mean the same: spaces, hyphens, commas and capitals do not tell them apart."""

from __future__ import annotations

import re


def key(name: str) -> str:
    """ "FSZ Leitungen" and "FSZ-Leitungen" have one key."""
    return re.sub(r"[\W_]+", "", name.casefold())


def address(url: str) -> str:
    """A web address without what does not matter: scheme, www, closing slash."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    return bare.rstrip("/").casefold()


def slug(name: str) -> str:
    """A name for addresses: "Bad Köstritz" becomes "bad-koestritz"."""
    plain = name.casefold().translate(_SPELT)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")


_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e"})
