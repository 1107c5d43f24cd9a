"""A statement's records in HTML: the pill that opens them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from wirkraum.reporting.domain.grammar import date_short
from wirkraum.reporting.domain.tree import Evidence, Placed, Statement
from wirkraum.reporting.domain.tree_checks import reason_against
from wirkraum.reporting.domain.tree_lines import FREE, around, evidence_text, standing

Link = Callable[[Evidence], str]  # the address of a record; empty for none


def sentence(statement: Statement) -> str:
    """Return a statement's text, the address it names as a link."""
    before, address, after = map(escape, around(statement))
    return f'{before}<a href="{address}">{address}</a>{after}' if address else before


def pill(place: Placed, link: Link) -> str:
    """Return a `details` with the records, or a mark that says why there are none."""
    statement = place.statement
    blocked = bool(reason_against(statement))
    words = escape(standing(statement))
    if not statement.evidence:
        kind = "frei gesperrt" if blocked else "frei"
        return f'<span class="{kind}">{words}</span>'
    kind = "spur gesperrt" if blocked else "spur"
    about = f'<span class="vs"> zu „{escape(statement.text)}“</span>'
    return (
        f'<details class="{kind}" id="beleg-{place.slide.number}-{place.index}">'
        f"<summary>{words}{about}</summary>{records(statement, link)}</details>"
    )


def records(statement: Statement, link: Link) -> str:
    """Return a statement's records as a list under their Stichtag."""
    if not statement.evidence:
        return f'<div class="belege"><p>{FREE}</p></div>'
    day = f"<p>Stichtag {date_short(statement.as_of)}</p>" if statement.as_of else ""
    items = "".join(f"<li>{_record(record, link(record))}</li>" for record in statement.evidence)
    # A long list scrolls; the tab stop lets a keyboard reach what lies below.
    focus = ' tabindex="0" role="group" aria-label="Belege"' if len(statement.evidence) > 8 else ""
    return f'<div class="belege"{focus}>{day}<ul>{items}</ul></div>'


def _record(record: Evidence, address: str) -> str:
    text = escape(evidence_text(record))
    return f'<a href="{escape(address)}">{text}</a>' if address else text
