"""Wrong and hostile files: a clear German refusal, soon, in little memory."""

from __future__ import annotations

import shutil
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.made import pdf_of, pptx_of
from tests.intake.samples import read_pasted

from wirkraum.intake.readers import limits, sandbox
from wirkraum.intake.readers.archive import slim
from wirkraum.intake.readers.file import read
from wirkraum.intake.readers.html import read_html
from wirkraum.intake.readers.refusal import Unreadable
from wirkraum.reporting.domain.deck import Deck, DeckSlide

DECK = Deck((DeckSlide(1, "Titel", ("a", "b")),))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(data, name="x")
    assert str(caught.value.reason).endswith(".")
    assert str(caught.value.remedy).endswith(".")
    return caught.value


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (b" \r\n\0\0", "leer"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "alten Format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Passwort"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word"),
        (OLE, "beschädigt"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "Bild"),
        (b"BM" + b"\0" * 99, "Bild"),
        (b"{\\rtf1 Text}", "RTF"),
        (b"7z\xbc\xaf\x27\x1c", "Archiv"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 99, "weder Präsentation noch Text"),
        (bytes(range(1, 32)) * 20, "weder Präsentation noch Text"),
        (b"%PDF-1.7\nkaputt", "beschädigt"),
        (b"a\n" * (limits.MAX_LINES + 1), "ungewöhnlich groß"),
        (b"a" * (4 * limits.MAX_TEXT + 1), "ungewöhnlich groß"),
    ],
)
def test_what_is_no_deck_is_refused_in_words(data: bytes, words: str):
    assert words in str(refused(data).reason)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    huge = tmp_path / "huge.pptx"
    with huge.open("wb") as file:
        file.truncate(500 * limits.MEGABYTE)
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(Unreadable, match="50 MB"):
        read(huge)


def test_missing_files_and_folders_are_refused(tmp_path):
    for path in (tmp_path / "none.pptx", tmp_path):
        with pytest.raises(Unreadable, match="gibt es nicht"):
            read(path)


# --- ZIP and XML


def packed(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_members(**members: bytes) -> bytes:
    """A small presentation's archive with members replaced; double underscores are slashes."""
    with ZipFile(BytesIO(pptx_of(DECK))) as source:
        content = {name: source.read(name) for name in source.namelist()}
    return packed(
        content | {name.replace("__", "/") + ".xml": new for name, new in members.items()}
    )


def slide_xml() -> bytes:
    with ZipFile(BytesIO(pptx_of(DECK))) as source:
        return source.read("ppt/slides/slide1.xml")


def test_truncated_archive_is_refused():
    data = pptx_of(DECK)
    assert "beschädigt" in str(refused(data[: len(data) // 2]).reason)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"word/document.xml": b"<a/>"}, "Word"),
        ({"mimetype": b"x", "content.xml": b"<a/>"}, "OpenDocument"),
        ({"a.txt": b"x"}, "keine Präsentation"),
        ({}, "keine Präsentation"),
    ],
)
def test_other_archives_are_named(members: dict[str, bytes], words: str):
    assert words in str(refused(packed(members)).reason)


def test_bomb_by_declared_size_is_refused():
    data = with_members(ppt__media__image=b"\0" * (60 * limits.MEGABYTE))
    assert "ungewöhnlich groß" in str(refused(data).reason)


def test_bomb_whose_declared_size_lies_is_refused():
    """The directory says 10 bytes, the member holds 20 MB."""
    size = 20 * limits.MEGABYTE
    data = with_members(ppt__slides__slide1=b" " * size)
    lied = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    refused(lied)


def test_xml_part_beyond_all_measure_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_XML_PART", 1000)
    with pytest.raises(Unreadable, match="ungewöhnlich groß"):
        slim(pptx_of(DECK))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_MEMBERS", 3)
    with pytest.raises(Unreadable, match="ungewöhnlich groß"):
        slim(pptx_of(DECK))


def test_pictures_are_not_unpacked():
    data = with_members(ppt__media__film=b"")
    bigger = BytesIO(data)
    with ZipFile(bigger, "a", ZIP_DEFLATED) as archive:
        archive.writestr("ppt/media/film.mp4", b"\1\2\3" * 1000)
    with ZipFile(slim(bigger.getvalue())) as slimmed:
        assert slimmed.getinfo("ppt/media/film.mp4").file_size == 0


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


def test_entity_bomb_is_refused():
    xml = slide_xml().replace(b"?>", b"?>" + BOMB, 1)
    assert "XML-Anweisungen" in str(refused(with_members(ppt__slides__slide1=xml)).reason)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7", "cp037", "utf-32"])
def test_entity_bomb_cannot_hide_in_an_encoding(encoding: str):
    text = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{BOMB.decode()}<a>&b;</a>'
    refused(with_members(ppt__slides__slide1=text.encode(encoding)))


def test_foreign_encoding_is_refused_even_without_entities():
    xml = '<?xml version="1.0" encoding="cp037"?><a/>'.encode("cp037")
    with pytest.raises(Unreadable):
        slim(with_members(ppt__slides__slide1=xml))


def test_encrypted_members_are_named_protected():
    data = bytearray(pptx_of(DECK))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "Passwort" in str(refused(bytes(data)).reason)


def test_deeply_nested_xml_is_refused():
    xml = slide_xml().replace(b"</p:spTree>", b"<p:grpSp>" * 5000 + b"</p:spTree>")
    refused(with_members(ppt__slides__slide1=xml))


# --- PDF


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of raw objects, numbered from 1; the first is the catalogue."""
    out, starts = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at)
    return bytes(out)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R"
    b"/Resources<</XObject<</X 5 0 R>>>>>>"
)
LOOP = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 10>>\n"
    b"stream\n/X Do /X Do\nendstream"
)


def stream(content: bytes) -> bytes:
    packed_content = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (
        len(packed_content),
        packed_content,
    )


def test_pdf_with_endless_pages_is_refused():
    count = 20_000
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    pages = b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids)
    assert f"{limits.MAX_SLIDES} Seiten" in str(
        refused(pdf([CATALOGUE, pages, *[page] * count])).reason
    )


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, b"<</Type/Pages/Count 1/Kids[2 0 R 2 0 R]>>"],
        [CATALOGUE, ONE_PAGE, PAGE, stream(b"/X Do"), LOOP],
        [CATALOGUE, ONE_PAGE, b"[" * 50_000],
        [CATALOGUE, ONE_PAGE, PAGE, b"<</Length 4 0 R>>\nstream\nBT\nendstream", LOOP],
    ],
)
def test_pdf_with_loops_ends(objects: list[bytes]):
    refused(pdf(objects))


def test_pdf_that_unpacks_without_end_is_refused():
    refused(pdf([CATALOGUE, ONE_PAGE, PAGE, stream(b"\0" * (limits.CHILD_MEMORY)), LOOP]))


def test_pdf_with_password_is_named_protected():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(pdf_of(DECK))))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert "Passwort" in str(refused(out.getvalue()).reason)


def test_pdf_of_pictures_says_so():
    assert "nur Bilder" in str(refused(pdf([CATALOGUE, ONE_PAGE, PAGE, stream(b""), LOOP])).reason)


# --- the child process


def test_a_slow_file_is_given_up(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 0.01)
    assert "angemessener Zeit" in str(refused(pptx_of(DECK)).reason)


def test_a_child_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr(sandbox.sys, "executable", shutil.which("true"))
    assert "beschädigt" in str(refused(pptx_of(DECK)).reason)


def test_the_child_sees_no_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "secret")
    assert "DATABASE_URL" not in sandbox._environment()


# --- anything


SOUND = pptx_of(DECK)


@given(st.integers(0, 30_000), st.integers(0, 255))
def test_a_flipped_byte_is_read_or_refused(at: int, value: int):
    data = bytearray(SOUND)
    data[at % len(data)] = value
    try:
        slim(bytes(data))
    except Unreadable:
        return


@settings(deadline=None)
@given(st.lists(st.sampled_from(["<table>", "</table>", "<tr>", "<td>", "</td>", "<p>", "a", "<li>",
                                 "<td rowspan=3>", "<!--", "-->", "<style>", "&#0;", "<![if x]>"])))  # fmt: skip
def test_any_markup_is_read(parts: list[str]):
    assert len(read_html("".join(parts).encode()).slides) == 1


def test_too_long_a_paste_is_refused():
    with pytest.raises(Unreadable):
        read_pasted("a" * (limits.MAX_HTML + 1))
