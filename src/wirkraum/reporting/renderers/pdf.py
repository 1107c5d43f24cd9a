"""A report as PDF: tagged slides (PDF/UA-1 and PDF/A-2a) and the evidence on pages behind them."""

from __future__ import annotations

from pathlib import Path

from wirkraum.kit.renderers.typeset import typeset
from wirkraum.reporting.domain.tree import Report
from wirkraum.reporting.renderers.packaged import data_text
from wirkraum.reporting.renderers.pdf_data import report_data


def render(report: Report, *, base_url: str = "", fonts: Path | None = None) -> bytes:
    """Return the report as a PDF file; equal reports give equal bytes.

    `base_url` makes the records in the appendix links; `fonts` is a folder other than the package's.
    """
    return typeset(data_text("folien.typ"), report_data(report, base_url=base_url), fonts=fonts)
