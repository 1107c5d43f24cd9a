"""The master and layouts of the slides, written once into python-pptx's plain presentation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wirkraum.reporting.domain.tree import Layout
from wirkraum.reporting.domain.tree_sizes import BODY_WIDTH, HEIGHT, MARGIN, WIDTH
from wirkraum.reporting.renderers.pptx_holders import (
    LAYOUTS,
    POINT,
    TEXT,
    TITLE,
    Holder,
    Style,
    footer,
    holders,
)

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def rework(presentation: Any, stem: str) -> None:
    """Turn python-pptx's plain presentation into ours; `stem` is the footer before the number."""
    presentation.slide_width = round(WIDTH * POINT)
    presentation.slide_height = round(HEIGHT * POINT)
    layouts = presentation.slide_layouts
    for spare in list(layouts)[len(LAYOUTS) :]:
        layouts.remove(spare)
    _rework_master(presentation.slide_master.element, stem)
    for found, (layout, name, kind) in zip(layouts, LAYOUTS, strict=True):
        _rework_layout(found.element, layout, name, kind, stem)
    for element in presentation.element.iter():
        if element.get("lang"):
            element.set("lang", "de-DE")


def _rework_master(element: Any, stem: str) -> None:
    shapes = _shapes((TITLE, TEXT, footer(stem)))
    _swap(element, "p:cSld", _slide_data(_ground("bg1"), f"{shapes}{_rule()}"))
    lower = "".join(TEXT.style.level(f"a:lvl{at}pPr") for at in range(1, 10))
    other = "".join(Style(18).level(f"a:lvl{at}pPr") for at in range(1, 10))
    _swap(
        element,
        "p:txStyles",
        f"<p:txStyles {_SPACES}><p:titleStyle>{TITLE.style.level()}</p:titleStyle>"
        f"<p:bodyStyle>{lower}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>",
    )


def _rework_layout(element: Any, layout: Layout, name: str, kind: str, stem: str) -> None:
    dark = layout in ("title", "closing")
    element.set("type", kind)
    element.set("preserve", "1")
    if dark:
        element.set("showMasterSp", "0")
    ground = _ground("tx2") if dark else ""
    extra = _bar() if layout == "quote" else ""
    shapes = f"{_shapes(holders(layout, stem))}{extra}"
    _swap(element, "p:cSld", _slide_data(ground, shapes, name))


def _shapes(holders: Iterable[Holder]) -> str:
    return "".join(holder.xml(shape_id) for shape_id, holder in enumerate(holders, 2))


def _ground(colour: str) -> str:
    return (
        f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )


def _rule() -> str:
    """Return the thin rule above the footer."""
    x, y, width = (round(value * POINT) for value in (MARGIN, HEIGHT - 56, BODY_WIDTH))
    return (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="9" name="Linie"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        '<a:schemeClr val="bg2"><a:lumMod val="90000"/></a:schemeClr></a:solidFill></a:ln>'
        "</p:spPr></p:cxnSp>"
    )


def _bar() -> str:
    """Return the upright bar beside a quotation."""
    x, y, width, height = (round(value * POINT) for value in (MARGIN, 198, 5, 100))
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Balken"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _slide_data(ground: str, shapes: str, name: str = "") -> str:
    label = f' name="{name}"' if name else ""
    return f"<p:cSld {_SPACES}{label}>{ground}<p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"


def _swap(parent: Any, tag: str, xml: str) -> None:
    from pptx.oxml import parse_xml  # noqa: PLC0415  slow library
    from pptx.oxml.ns import qn  # noqa: PLC0415  slow library

    parent.replace(parent.find(qn(tag)), parse_xml(xml))
