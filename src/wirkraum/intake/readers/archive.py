"""The ZIP inside a PPTX: opened with care, reduced to its XML."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from wirkraum.intake.readers import limits
from wirkraum.intake.readers.refusal import (
    AS_PPTX,
    OR_PASTE,
    Unreadable,
    damaged,
    protected,
    too_much,
)
from wirkraum.intake.readers.sniffing import CALLED
from wirkraum.kit.told import told as _

_WHAT = CALLED["pptx"]
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""", re.IGNORECASE)
# What the library raises on archives that are broken in one way or another.
_BROKEN = (
    BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
_PLAIN = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16"}


def slim(data: bytes) -> BytesIO:
    """A copy of the package whose pictures and films are empty and whose XML is harmless.

    Raises `Unreadable` for what is no presentation, is protected, or grows beyond all measure.
    """
    try:
        with ZipFile(BytesIO(data)) as source:
            members = source.infolist()
            _check_claims(members, len(data))
            _check_presentation(source)
            return _copy(source, members)
    except _BROKEN as error:
        raise damaged(_WHAT) from error


def _check_claims(members: list[ZipInfo], packed: int) -> None:
    if len(members) > limits.MAX_MEMBERS:
        raise too_much(_WHAT)
    if any(member.flag_bits & 0x1 for member in members):
        raise protected(_WHAT)
    if any(member.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for member in members):
        raise damaged(_WHAT)
    claimed = sum(member.file_size for member in members)
    bomb = claimed > limits.SUSPICIOUS_SIZE and claimed > packed * limits.MAX_RATIO
    if bomb or claimed > limits.MAX_UNPACKED:
        raise too_much(_WHAT)


def _check_presentation(source: ZipFile) -> None:
    names = set(source.namelist())
    if "ppt/presentation.xml" in names and "[Content_Types].xml" in names:
        return
    if any(name.startswith(("word/", "xl/")) for name in names):
        raise Unreadable(_("Das ist ein Word- oder Excel-Dokument."), OR_PASTE)
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable(_("Das ist ein OpenDocument-Format."), AS_PPTX)
    raise Unreadable(_("Das ist ein Archiv, aber keine Präsentation."), AS_PPTX)


def _copy(source: ZipFile, members: list[ZipInfo]) -> BytesIO:
    copy = BytesIO()
    room = limits.MAX_XML
    with ZipFile(copy, "w") as target:
        for member in {member.filename: member for member in members}.values():
            content = b""
            if member.filename.lower().endswith((".xml", ".rels")):
                content = _unpack(source, member, min(room, limits.MAX_XML_PART))
                _check_harmless(content)
                room -= len(content)
            target.writestr(member.filename, content)
    copy.seek(0)
    return copy


def _unpack(source: ZipFile, member: ZipInfo, room: int) -> bytes:
    """What a member really holds; the size it claims is not believed."""
    with source.open(member) as stream:
        content = stream.read(room + 1)
    if len(content) > room:
        raise too_much(_WHAT)
    return content


def _check_harmless(content: bytes) -> None:
    """No document type, hence no entities; and no encoding in which one could hide."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        content = content.decode("utf-16", "replace").encode()
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    encoding = _ENCODING.match(start)
    foreign = encoding is not None and encoding[1].lower() not in _PLAIN
    if foreign or b"\0" in start or (start and not start.startswith(b"<")):
        raise damaged(_WHAT)
    if b"<!doctype" in content.lower() or b"<!entity" in content.lower():
        raise Unreadable(_("Die Präsentation enthält unzulässige XML-Anweisungen."), AS_PPTX)
