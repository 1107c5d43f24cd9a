"""Decks as files, made from a `Deck`: what a reader gives back must be that deck again."""

from __future__ import annotations

import json
from io import BytesIO

from wirkraum.reporting.domain.deck import Deck, DeckSlide

EMU = 914_400


def pptx_of(deck: Deck) -> bytes:
    """A presentation with real titles, body placeholders, tables and footers."""
    from pptx import Presentation
    from pptx.util import Inches

    presentation = Presentation()
    for slide in deck.slides:
        layout = presentation.slide_layouts[0 if slide is deck.slides[0] else 1]
        made = presentation.slides.add_slide(layout)
        made.shapes.title.text = slide.title
        made.placeholders[1].text = "\n".join(slide.paragraphs)
        for table in slide.tables:
            size = len(table.rows), len(table.rows[0])
            frame = made.shapes.add_table(*size, Inches(1), Inches(2), Inches(8), Inches(4))
            for at, row in enumerate(table.rows):
                for column, cell in enumerate(row):
                    frame.table.cell(at, column).text = cell.replace(" (", "\n(", 1)
        if slide.footer:
            _add_footer(made, layout, slide.footer)
    return saved(presentation)


def _add_footer(made, layout, text: str) -> None:
    """A footer placeholder such as PowerPoint copies from the layout."""
    from copy import deepcopy

    wanted = [one for one in layout.placeholders if one.placeholder_format.type.name == "FOOTER"]
    made.shapes._spTree.append(deepcopy(wanted[0]._element))
    made.placeholders[wanted[0].placeholder_format.idx].text = text


def saved(presentation) -> bytes:
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def pdf_of(deck: Deck, *, ruled: bool = True) -> bytes:
    """The deck set by typst: a page per slide, tables with or without lines."""
    import typst

    slides = [_plain(slide) for slide in deck.slides]
    source = _TEMPLATE.replace("STROKE", "0.5pt" if ruled else "none")
    return typst.compile(source.encode(), sys_inputs={"slides": json.dumps(slides)})


def _plain(slide: DeckSlide) -> dict[str, object]:
    return {
        "title": slide.title,
        "paragraphs": slide.paragraphs,
        "tables": [table.rows for table in slide.tables],
        "footer": slide.footer,
    }


_TEMPLATE = """
#set text(size: 14pt, lang: "de", hyphenate: false)
#set par(leading: 0.5em, spacing: 1.1em)
#for (at, slide) in json(bytes(sys.inputs.slides)).enumerate() {
  page(
    width: 25.4cm, height: 14.29cm, margin: 1.2cm,
    footer: text(size: 9pt, slide.footer),
  )[
    #text(size: 28pt, weight: "bold", slide.title)
    #for text in slide.paragraphs {
      if at == 0 or slide.title in ("Agenda", "Themen") or slide.title.starts-with("Stimmen") {
        par(text)
      } else { list(text) }
    }
    #for rows in slide.tables {
      table(
        columns: (1fr, 1.2fr, 1fr), stroke: STROKE, inset: 4pt,
        ..rows.flatten().map(cell => cell.replace(" (", "\\n(")),
      )
    }
  ]
}
"""
