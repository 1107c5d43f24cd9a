"""The placeholders of the slides: where they stand and how their text looks.

Positions are points on a 960 × 540 slide; colours are names of the theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from wirkraum.reporting.domain.tree import Layout
from wirkraum.reporting.domain.tree_sizes import (
    BODY,
    BODY_HEIGHT,
    BODY_TOP,
    BODY_WIDTH,
    FOOTERS,
    HEADING_HEIGHT,
    HEADING_TOP,
    HEADINGS,
    INDENT,
    MARGIN,
    NUMBER_INDENT,
    QUOTE_INSET,
    QUOTES,
    SUBTITLES,
    TITLES,
)

POINT = 12700  # English Metric Units
SUBTITLE, ORGANISATION, SMALL, TABLE, INTRO, FOOTER = 1, 10, 11, 13, 14, 20
NUMBER_FIELD = (
    '<a:fld id="{7B1C2A54-6D0E-4F0B-9C55-2F6E2A3D1B08}" type="slidenum">'
    '<a:rPr lang="de-DE"/><a:t>‹Nr.›</a:t></a:fld>'
)


@dataclass(frozen=True)
class Style:
    """How a placeholder's text looks; sizes and spaces in points."""

    size: float
    colour: str = "tx1"
    bold: bool = False
    bullet: str = ""  # "square", "number" or none
    space: float = 0.0  # before a paragraph
    font: str = "+mn-lt"

    def level(self, tag: str = "a:lvl1pPr") -> str:
        """Return the paragraph properties of the first level."""
        margin = round(_INDENTS[self.bullet] * POINT)
        return (
            f'<{tag} marL="{margin}" indent="{-margin}" algn="l" rtl="0" eaLnBrk="1" '
            f'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.space * 100)}"/></a:spcBef>'
            f"{_BULLETS[self.bullet]}"
            f'<a:defRPr lang="de-DE" sz="{round(self.size * 100)}" b="{int(self.bold)}" kern="1200">'
            f'<a:solidFill><a:schemeClr val="{self.colour}"/></a:solidFill>'
            f'<a:latin typeface="{self.font}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
            f"</a:defRPr></{tag}>"
        )


_INDENTS = {"": 0.0, "square": INDENT, "number": NUMBER_INDENT}
_BULLET_COLOUR = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
_BULLETS = {
    "": "<a:buNone/>",
    "square": f'{_BULLET_COLOUR}<a:buFont typeface="Arial"/><a:buChar char="▪"/>',
    "number": f'{_BULLET_COLOUR}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>',
}


@dataclass(frozen=True)
class Holder:
    """A placeholder: kind and number as PowerPoint knows them, box in points, look, prompt."""

    name: str
    kind: str
    index: int
    box: tuple[float, float, float, float]  # x, y, width, height
    style: Style
    prompt: str
    anchor: str = "t"

    def xml(self, shape_id: int) -> str:
        """Return the placeholder as a shape of a master or layout."""
        x, y, width, height = (round(value * POINT) for value in self.box)
        index = f' idx="{self.index}"' if self.index else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{self.name}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{self.kind}"{index}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f'<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
            f'anchor="{self.anchor}"><a:normAutofit/></a:bodyPr>'
            f"<a:lstStyle>{self.style.level()}</a:lstStyle>{self._paragraph()}</p:txBody></p:sp>"
        )

    def _paragraph(self) -> str:
        field = NUMBER_FIELD if self.kind == "ftr" else ""
        run = f'<a:r><a:rPr lang="de-DE"/><a:t>{escape(self.prompt)}</a:t></a:r>'
        return f'<a:p>{run}{field}<a:endParaRPr lang="de-DE"/></a:p>'


def _full(top: float, height: float) -> tuple[float, float, float, float]:
    return (MARGIN, top, BODY_WIDTH, height)


_BODY_BOX = _full(BODY_TOP, BODY_HEIGHT)
TITLE = Holder(
    "Titel",
    "title",
    0,
    _full(HEADING_TOP, HEADING_HEIGHT),
    Style(HEADINGS[0], "accent1", bold=True, font="+mj-lt"),
    "Überschrift eingeben",
    "b",
)
TEXT = Holder(
    "Text",
    "body",
    1,
    _BODY_BOX,
    Style(BODY[0][0], bullet="square", space=BODY[0][1]),
    "Text eingeben",
)


def footer(stem: str, colour: str = "accent3") -> Holder:
    style = Style(FOOTERS[0], colour)
    return Holder("Fußzeile", "ftr", FOOTER, _full(492, 28), style, stem)


def _cover(prompt: str, top: float, height: float) -> Holder:
    style = Style(TITLES[0], "bg1", bold=True, font="+mj-lt")
    return Holder("Titel", "ctrTitle", 0, _full(top, height), style, prompt, "b")


def holders(layout: Layout, stem: str) -> tuple[Holder, ...]:
    """Return the placeholders of a layout in reading order."""
    if layout == "title":
        return (
            _cover("Titel eingeben", 96, 150),
            Holder(
                "Untertitel",
                "subTitle",
                SUBTITLE,
                _full(262, 66),
                Style(SUBTITLES[0], "bg1"),
                "Untertitel",
            ),
            Holder(
                "Herausgeber",
                "body",
                ORGANISATION,
                _full(352, 96),
                Style(18, "bg1", space=4),
                "Herausgeber und Datum",
            ),
            Holder("Vermerk", "body", SMALL, _full(484, 24), Style(12, "bg1"), "Vermerk", "b"),
        )
    if layout == "closing":
        words = Style(SUBTITLES[0], "bg1", space=10)
        return (
            _cover("Schlusswort eingeben", 70, 150),
            Holder("Text", "body", 1, _full(244, 220), words, "Text eingeben"),
            footer(stem, "bg1"),
        )
    return (TITLE, *_content(layout), footer(stem))


def _content(layout: Layout) -> tuple[Holder, ...]:
    if layout == "topics":
        style = Style(BODY[0][0], bullet="number", space=BODY[0][1] + 5)
        return (Holder("Themen", "body", 1, _BODY_BOX, style, "Themen eingeben"),)
    if layout == "table":
        return (Holder("Tabelle", "tbl", TABLE, _BODY_BOX, Style(18), "Tabelle einfügen"),)
    if layout == "quote":
        words = Style(QUOTES[0], "accent1", font="+mj-lt")
        return (
            Holder(
                "Herkunft",
                "body",
                INTRO,
                (MARGIN + QUOTE_INSET, 172, BODY_WIDTH - QUOTE_INSET, 56),
                Style(20, "accent3"),
                "Herkunft",
                "b",
            ),
            Holder(
                "Zitat",
                "body",
                1,
                (MARGIN + QUOTE_INSET, 240, BODY_WIDTH - QUOTE_INSET, 220),
                words,
                "„Zitat“",
            ),
        )
    return (TEXT,)


LAYOUTS: tuple[tuple[Layout, str, str], ...] = (
    ("title", "Titel", "title"),
    ("topics", "Themen", "obj"),
    ("bullets", "Inhalt", "obj"),
    ("table", "Tabelle", "tbl"),
    ("quote", "Zitat", "obj"),
    ("closing", "Schluss", "obj"),
)
