"""All faces of a report at once: what an edition keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wirkraum.reporting.domain.tree import Report
from wirkraum.reporting.renderers import html, pdf, pptx


@dataclass(frozen=True)
class Face:
    """A form a report takes: the file's ending and media type, and how it is drawn."""

    suffix: str
    media_type: str
    draw: Callable[..., bytes]


def _page(report: Report, *, base_url: str = "") -> bytes:
    return html.render(report, base_url=base_url).encode()


def _tree(report: Report, *, base_url: str = "") -> bytes:
    return report.as_json().encode()


FACES: Mapping[str, Face] = {
    "pptx": Face(
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        pptx.render,
    ),
    "pdf": Face(".pdf", "application/pdf", pdf.render),
    "html": Face(".html", "text/html; charset=utf-8", _page),
    "json": Face(".json", "application/json", _tree),
}


def render_face(report: Report, kind: str, *, base_url: str = "") -> bytes:
    """Return one face, „pptx“, „pdf“, „html“ or „json“; raises KeyError for any other."""
    return FACES[kind].draw(report, base_url=base_url)


def render_all(report: Report, *, base_url: str = "") -> dict[str, bytes]:
    """Return every face by its name."""
    return {kind: render_face(report, kind, base_url=base_url) for kind in FACES}
