"""How a statement's standing and its records read in words, the same in every face of a report."""

from __future__ import annotations

from wirkraum.reporting.domain import grammar
from wirkraum.reporting.domain.tree import Evidence, Report, Statement
from wirkraum.reporting.domain.tree_checks import reason_against

FREE = "Freier Satz, ohne Beleg"


def standing(statement: Statement) -> str:
    """Return „34 Belege“, „Freier Satz, ohne Beleg“, or what bars the statement."""
    if reason := reason_against(statement):
        return f"Gesperrt: {reason}"
    if statement.origin == "free":
        return FREE
    return grammar.figures(len(statement.evidence), grammar.RECORD)


def evidence_text(record: Evidence) -> str:
    """Return a record in one line: what, in which state, when."""
    parts = [record.label, record.detail, grammar.date_short(record.day) if record.day else ""]
    return ", ".join(part for part in parts if part)


def stichtag(report: Report) -> str:
    """Return „Stichtag 30.11.2023“."""
    return f"Stichtag {grammar.date_short(report.as_of)}"


def absolute(base_url: str, path: str) -> str:
    """Return a link that works outside the site; empty where there is none."""
    return f"{base_url.rstrip('/')}{path}" if base_url and path.startswith("/") else ""


def around(statement: Statement) -> tuple[str, str, str]:
    """Part a sentence around the address it names: before, address, after."""
    web = statement.link.startswith(("https://", "http://"))
    if not web or statement.link not in statement.text:
        return statement.text, "", ""
    return statement.text.partition(statement.link)


def leads_to_slide(statement: Statement) -> bool:
    """A line of the list of topics rests on a slide of the report itself."""
    return any(record.kind == "slide" for record in statement.evidence)
