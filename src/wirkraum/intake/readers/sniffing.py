"""What a file is, judged by its content; its name is not trusted."""

from __future__ import annotations

import re
from typing import Literal

from wirkraum.intake.readers.refusal import AS_PPTX, OR_PASTE, Unreadable, damaged, protected
from wirkraum.kit.told import Told, row
from wirkraum.kit.told import told as _

Kind = Literal["pptx", "pdf", "html", "text"]
# How a refusal names a file of that kind.
CALLED: dict[Kind, Told] = {
    "pptx": _("Die Präsentation"),
    "pdf": _("Das PDF"),
    "html": _("Die eingefügte Tabelle"),
    "text": _("Der Text"),
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|meta|body|div|p|span|tr)\b", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh91AY", b"\xfd7zXZ")


def sniff(data: bytes) -> Kind:
    """The kind of a file; raises `Unreadable` for what is no deck and no text."""
    start = data[:1024]
    if not data.strip(b"\0\t\r\n\f \xef\xbb\xbf"):
        raise Unreadable(_("Die Datei ist leer."), _("Wählen Sie eine Datei mit Inhalt."))
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "pptx"
    if b"%PDF-" in start:
        return "pdf"
    _refuse_foreign(data, start)
    text = start if start[:1] != b"\xff" else start.replace(b"\0", b"")
    return "html" if _HTML.search(text) and _begins_html(data) else "text"


def _begins_html(data: bytes) -> bool:
    """Whether markup, or the clipboard's header before it, opens the file."""
    begin = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\0\r\n\t ")
    return begin.startswith((b"<", b"Version:")) or b"<table" in data[:4096].lower()


def _refuse_foreign(data: bytes, start: bytes) -> None:
    if start.startswith(_OLE):
        raise _ole(data)
    if start.startswith(b"{\\rtf"):
        raise Unreadable(_("Das ist ein RTF-Dokument."), row([AS_PPTX, OR_PASTE], " "))
    bitmap = start.startswith(b"BM") and b"\0" in start
    if bitmap or start.startswith(_PICTURES) or start[8:12] in {b"WEBP", b"heic"}:
        raise Unreadable(_("Das ist ein Bild."), row([AS_PPTX, OR_PASTE], " "))
    if start.startswith(_PACKED):
        raise Unreadable(_("Das ist ein gepacktes Archiv."), _("Entpacken Sie es zuerst."))
    if b"\0" in start and start[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise Unreadable(
            _("Die Datei ist weder Präsentation noch Text."), row([AS_PPTX, OR_PASTE], " ")
        )


def _ole(data: bytes) -> Unreadable:
    """The container of old Office files and of encrypted new ones; its directory names streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected(CALLED["pptx"])
    if "PowerPoint Document".encode("utf-16-le") in data:
        return Unreadable(_("Das ist eine Präsentation im alten Format (.ppt)."), AS_PPTX)
    if any(name.encode("utf-16-le") in data for name in ("WordDocument", "Workbook")):
        return Unreadable(_("Das ist ein Word- oder Excel-Dokument im alten Format."), OR_PASTE)
    return damaged(_("Die Datei"))
