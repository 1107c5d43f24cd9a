"""The file around the slides: theme, table style, properties, and the same bytes every time."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from html import escape
from io import BytesIO
from typing import Any

from wirkraum.reporting.domain.tree import Report, Theme

TABLE_STYLE = "{5A1D3C46-0B7E-4B54-8A6E-93C1F0A7D2E4}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file knows
_UNWANTED = ("printerSettings", "thumbnail")


def describe(presentation: Any, report: Report) -> None:
    """Set the document's properties; times are those of the Stichtag, not of the clock."""
    noon = datetime.combine(report.as_of, time(12))
    found = presentation.core_properties
    found.title, found.subject = report.name, report.subtitle
    found.author = found.last_modified_by = ", ".join(report.organisation)
    found.language, found.keywords, found.comments = report.language, report.title, ""
    found.created = found.modified = noon
    found.revision = 1
    for source in (presentation.part, presentation.part.package):
        for key, relation in _relations(source):
            if relation.reltype.endswith(_UNWANTED):
                source.drop_rel(key)


def _relations(source: Any) -> list[tuple[str, Any]]:
    found = getattr(source, "rels", None)
    if found is None:  # the package itself keeps its own to itself
        found = source._rels  # noqa: SLF001  no public way to the preview picture
    return list(found.items())


def save(presentation: Any, report: Report) -> bytes:
    """Return the file; equal reports give equal bytes."""
    raw, out = BytesIO(), BytesIO()
    presentation.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, _patched(name, source.read(name), report))
    return out.getvalue()


def _patched(name: str, content: bytes, report: Report) -> bytes:
    if name.startswith("ppt/theme/"):
        return _theme(content, report.theme)
    if name == "ppt/tableStyles.xml":
        return _table_styles()
    return _application(report) if name == "docProps/app.xml" else content


def _theme(content: bytes, theme: Theme) -> bytes:
    """Replace colours and fonts of a theme part and keep its fills and lines."""
    from lxml import etree  # noqa: PLC0415  slow library

    root = etree.fromstring(content)
    root.set("name", theme.name)
    for tag, xml in (("clrScheme", _colours(theme)), ("fontScheme", _fonts(theme))):
        old = root.find(f".//{{{_A}}}{tag}")
        old.getparent().replace(old, etree.fromstring(xml))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _colours(theme: Theme) -> str:
    names = {
        "dk1": theme.ink,
        "lt1": "FFFFFF",
        "dk2": theme.deep,
        "lt2": theme.surface,
        "accent1": theme.accent,
        "accent2": theme.evidence,
        "accent3": theme.muted,
        "accent4": "0F766E",
        "accent5": "B45309",
        "accent6": "B91C1C",
        "hlink": theme.accent,
        "folHlink": theme.evidence,
    }
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in names.items()
    )
    return f'<a:clrScheme xmlns:a="{_A}" name="{escape(theme.name)}">{colours}</a:clrScheme>'


def _fonts(theme: Theme) -> str:
    face = f'<a:latin typeface="{escape(theme.font)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    both = f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>"
    return f'<a:fontScheme xmlns:a="{_A}" name="{escape(theme.name)}">{both}</a:fontScheme>'


def _table_styles() -> bytes:
    """Return one table style: horizontal rules only, a quiet head."""
    edges = "".join(f"<a:{side}>{_line()}</a:{side}>" for side in ("left", "right"))
    rules = "".join(f"<a:{side}>{_line(9525)}</a:{side}>" for side in ("top", "bottom", "insideH"))
    head = f"<a:bottom>{_line(19050, 'accent1')}</a:bottom>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<a:tblStyleLst xmlns:a="{_A}" def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" '
        f'styleName="Wirkraum"><a:wholeTbl>{_cell_text("tx1")}<a:tcStyle><a:tcBdr>{edges}{rules}'
        f"<a:insideV>{_line()}</a:insideV></a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
        f"</a:wholeTbl><a:firstRow>{_cell_text('accent1', bold=True)}<a:tcStyle><a:tcBdr>{head}"
        '</a:tcBdr><a:fill><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    ).encode()


def _cell_text(colour: str, *, bold: bool = False) -> str:
    weight = ' b="on"' if bold else ""
    return (
        f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="{colour}"/></a:tcTxStyle>'
    )


def _line(width: int = 0, colour: str = "") -> str:
    if not width:
        return "<a:ln><a:noFill/></a:ln>"
    quiet = '<a:schemeClr val="bg2"><a:lumMod val="85000"/></a:schemeClr>'
    fill = f'<a:schemeClr val="{colour}"/>' if colour else quiet
    return f'<a:ln w="{width}"><a:solidFill>{fill}</a:solidFill></a:ln>'


def _application(report: Report) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
        '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Wirkraum</Application><PresentationFormat>Breitbild</PresentationFormat>"
        f"<Slides>{len(report.slides)}</Slides><Company>{escape(report.organisation[0])}</Company>"
        "</Properties>"
    ).encode()
