"""A slide as the page's own picture of it: one markup for thumbnail and preview, without headings or ids.

The sheet for the classes (`folie`, `f`, `ft`, `fl`, `ftab`, `ff`) belongs to the front end.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _
from wirkraum.reporting.domain.tree import (
    Block,
    Bullets,
    Lines,
    Placed,
    Quote,
    Report,
    Slide,
    Table,
    placed,
)

DENSITIES = ("", " dicht", " eng")
Address = Callable[[Placed], str]


def fragment(
    report: Report, slide: Slide, *, current: str = "", address: Address | None = None
) -> str:
    """Return `<span class="folie">…</span>`, to be set where phrasing content may stand.

    `current` („4.2“) marks a statement; with `address` every statement leads to its records.
    """
    draw = _Drawing(slide, current, address)
    blocks = "".join(draw.block(block) for block in slide.blocks)
    cover = " titelfolie" if slide.layout in ("title", "closing") else ""
    foot = f'<span class="ff">{escape(report.footer_line(slide))}</span>'
    return (
        f'<span class="folie"><span class="f{cover}{DENSITIES[slide.density]}">'
        f'<span class="ft">{escape(slide.heading)}</span>{blocks}'
        f"{foot if slide.layout != 'title' else ''}</span></span>"
    )


def label(slide: Slide) -> Told:
    """Return a slide's name for a screen reader, where the fragment stands as a picture."""
    number, heading, count = slide.number, slide.heading, len(placed(slide))
    if count == 1:
        return _("Folie %(number)s: %(heading)s, 1 Aussage", number=number, heading=heading)
    return _(
        "Folie %(number)s: %(heading)s, %(count)s Aussagen",
        number=number,
        heading=heading,
        count=count,
    )


class _Drawing:
    """Takes the slide's statements one by one, in the order of its blocks."""

    def __init__(self, slide: Slide, current: str, address: Address | None) -> None:
        self.places = iter(placed(slide))
        self.plain = slide.layout == "closing"  # its words stand without bullets
        self.current = current
        self.address = address

    def block(self, block: Block) -> str:
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Quote):
            return f'<span>{self._next()}</span><span class="fz">{self._next()}</span>'
        lines = [f"<span>{self._next()}</span>" for _ in block.items]
        if isinstance(block, Lines):
            return f'<span class="fr {block.rank}">{"".join(lines)}</span>'
        if self.plain:
            return f'<span class="fr">{"".join(lines)}</span>'
        return self._bullets(block, lines)

    def _bullets(self, block: Bullets, lines: list[str]) -> str:
        kind = "fl gezaehlt" if block.ordered else "fl"
        return f'<span class="{kind}">{"".join(lines)}</span>'

    def _table(self, block: Table) -> str:
        head = "".join(f'<span class="h">{escape(cell)}</span>' for cell in block.head)
        rows = ""
        for row in block.rows:
            first = self._next(row.cells[0])
            rest = "".join(f"<span>{escape(cell)}</span>" for cell in row.cells[1:])
            rows += f"<span>{first}</span>{rest}"
        return f'<span class="ftab">{head}{rows}</span>'

    def _next(self, text: str = "") -> str:
        place = next(self.places)
        shown = escape(text or place.statement.text)
        if place.ref == self.current:
            shown = f"<mark>{shown}</mark>"
        return f'<a href="{escape(self.address(place))}">{shown}</a>' if self.address else shown
