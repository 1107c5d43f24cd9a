"""Files that travel with the package: templates of reports and slides."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from wirkraum.kit.renderers.typeset import Missing
from wirkraum.reporting.domain import template


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
