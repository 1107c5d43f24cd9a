"""Files that travel with the package: templates of reports and slides, and the type faces."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from wirkraum.reporting.domain import template

_FACES = ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")


class Missing(LookupError):
    """A file of the package is not there; the message says which and what to do."""


def data_text(name: str) -> str:
    """Return a text file of `reporting/data`."""
    return (files("wirkraum.reporting") / "data" / name).read_text(encoding="utf-8")


@cache
def report_template(key: str) -> template.Template:
    """Return the report template `key` („startphase“); raises Missing."""
    if key not in report_templates():
        raise Missing(f"Berichtsvorlage „{key}“ gibt es nicht: {', '.join(report_templates())}")
    return template.parse(data_text(f"{key}.toml"))


def report_templates() -> tuple[str, ...]:
    """Return the keys of all report templates."""
    folder = files("wirkraum.reporting") / "data"
    return tuple(
        sorted(
            found.name.removesuffix(".toml")
            for found in folder.iterdir()
            if found.name.endswith(".toml")
        )
    )


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
