"""Web addresses that are a slip away from one the programme knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.checks.closeness import slips
from wirkraum.reporting.domain.checks.finding import Finding, Rule
from wirkraum.reporting.domain.checks.passages import LINK
from wirkraum.reporting.domain.checks.reading import Reading

ADDRESS = Rule("web-address", "warning", _("Web-Adresse weicht von der bekannten ab"))
FORM = Rule("web-address-form", "warning", _("Web-Adresse ist falsch geschrieben"))

_BROKEN = re.compile(
    r"\b(?:h?ttps?:/(?!/)|https?//|htt?ps?;//|htps?://|htttps?://|www,|(?:ww|wwwww?)\.(?=[a-z]))\S*",
    re.IGNORECASE,
)
_REST = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


def addresses(reading: Reading) -> Iterator[Finding]:
    """An unknown address is nobody's business; one that nearly is a known one, a slip."""
    known = [(site, *_parts(site)) for site in reading.register.websites if site.strip()]
    hosts = {host for _, host, _ in known}
    for found in reading.texts if known else ():
        for match in LINK.finditer(found.text):
            written = match.group().rstrip(".,;:!?)]}…")
            host, path = _parts(written)
            if "@" in written or host in hosts:
                continue
            right = next((site for site, other, _ in known if _is_slip(host, other)), None)
            if right:
                span = (match.start(), match.start() + len(written))
                better = _like(right, path)
                sentence = _(
                    "Die Adresse „%(written)s“ auf Folie %(slide)s weicht von der bekannten Adresse %(right)s ab.",
                    written=written,
                    slide=found.slide,
                    right=right,
                )
                yield found.finding(ADDRESS, span, sentence, better)


def forms(reading: Reading) -> Iterator[Finding]:
    """https:/…, https//…, www,…"""
    for found in reading.texts:
        for match in _BROKEN.finditer(found.text):
            sentence = _(
                "Die Adresse „%(match)s“ auf Folie %(slide)s lässt sich nicht aufrufen.",
                match=match.group(),
                slide=found.slide,
            )
            remedy = _("Adresse mit „https://“ oder „www.“ beginnen")
            yield found.finding(FORM, match.span(), sentence, remedy, fixable=False)


def _parts(address: str) -> tuple[str, str]:
    """Host and path; http or https, www and the last stroke make no difference."""
    host, _, path = _REST.sub("", address.strip()).partition("/")
    return host.lower().partition(":")[0], path.rstrip("/")


def _is_slip(host: str, known: str) -> bool:
    if host.replace("-", "") == known.replace("-", ""):
        return True
    name, _, ending = host.rpartition(".")
    right, _, right_ending = known.rpartition(".")
    if name == right:
        return len(name) >= 8 and ending != right_ending
    return ending == right_ending and _reads_alike(re.split("[.-]", name), re.split("[.-]", right))


def _reads_alike(parts: list[str], right: list[str]) -> bool:
    """Each part of the name is the known one or, if long, a slip away: vhs-stadt is not vsp-stadt."""
    if len(parts) != len(right):
        parts, right = ["".join(parts)], ["".join(right)]
    return all(
        slips(part, other, 2) <= min(2, len(other) // 5)
        for part, other in zip(parts, right, strict=True)
    )


def _like(right: str, path: str) -> str:
    """The known address, with the page named in the deck."""
    known_path = _parts(right)[1]
    return right if not path or path == known_path else f"{right.rstrip('/')}/{path}"
