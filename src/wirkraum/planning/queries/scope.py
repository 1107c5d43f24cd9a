"""Whose formats the year shows: those of all sites together, of one site, or every one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wirkraum.kit.order import natural
from wirkraum.planning.models import Format
from wirkraum.programme.models import Site

SHARED, EVERY = "gemeinsam", "alle"


@dataclass(frozen=True)
class Scope:
    """Whose formats the page shows: those of all sites together, of one site, or every one.

    `sites` are those with formats of their own; without any there is nothing to choose.
    """

    chosen: str
    sites: tuple[Site, ...]

    def shows(self, one: Format) -> bool:
        """Whether a format is on the page."""
        if self.chosen == EVERY or not self.sites:
            return True
        site = one.circle.site
        return site is None if self.chosen == SHARED else site is not None and self._is(site)

    def _is(self, site: Site) -> bool:
        return site.slug == self.chosen


def scope_of(formats: Iterable[Format], asked: str) -> Scope:
    """The scope somebody asked for, else the shared formats."""
    sites = {one.circle.site.pk: one.circle.site for one in formats if one.circle.site}
    found = tuple(sorted(sites.values(), key=lambda site: (natural(site.mark), site.name)))
    known = {EVERY, *(site.slug for site in found)}
    return Scope(asked if asked in known else SHARED, found)
