"""Tagged PDF files (PDF/UA-1 and PDF/A-2a) from a Typst template and plain data."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

STANDARDS = ["ua-1", "a-2a"]
_FACES = ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")


class Missing(LookupError):
    """A file of the package is not there; the message says which and what to do."""


def typeset(template: str, data: object, *, fonts: Path | None = None) -> bytes:
    """Return the template as a PDF file; `data` comes in as JSON. Equal data gives equal bytes.

    `fonts` is a folder other than the package's.
    """
    import typst  # noqa: PLC0415  slow library

    compile_document: Any = typst.compile  # its stubs want one type for template and folders
    made: bytes = compile_document(
        template.encode(),
        format="pdf",
        pdf_standards=STANDARDS,
        font_paths=[str(fonts or font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made


def font_folder() -> Path:
    """Return the folder of the type faces that the front-end build puts into the package.

    Raises Missing before that build has run.
    """
    folder = Path(str(files("wirkraum.kit") / "static" / "kit" / "dist" / "fonts"))
    absent = [face for face in _FACES if not (folder / f"FiraSans_{face}.ttf").is_file()]
    if absent:
        raise Missing(
            f"Schriften fehlen: {', '.join(absent)}. Bitte zuerst die Oberfläche bauen (pip install -e .)."
        )
    return folder
