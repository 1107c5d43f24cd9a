"""A report as PDF: tagged slides (PDF/UA-1 and PDF/A-2a) and the evidence on pages behind them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wirkraum.reporting.domain.tree import Report
from wirkraum.reporting.renderers.packaged import data_text, font_folder
from wirkraum.reporting.renderers.pdf_data import report_data

STANDARDS = ["ua-1", "a-2a"]


def render(report: Report, *, base_url: str = "", fonts: Path | None = None) -> bytes:
    """Return the report as a PDF file; equal reports give equal bytes.

    `base_url` makes the records in the appendix links; `fonts` is a folder other than the package's.
    """
    import typst  # noqa: PLC0415  slow library

    data = json.dumps(report_data(report, base_url=base_url), ensure_ascii=False)
    compile_document: Any = typst.compile  # its stubs want one type for template and folders
    made: bytes = compile_document(
        data_text("folien.typ").encode(),
        format="pdf",
        pdf_standards=STANDARDS,
        font_paths=[str(fonts or font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    return made
