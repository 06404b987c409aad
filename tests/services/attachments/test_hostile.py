"""Nothing that is sent is believed: neither what it is, nor what it is called."""

from __future__ import annotations

import io
import unicodedata
from email.message import Message
from pathlib import Path

import pytest

from services.attachments.naming import LONGEST, RESERVED, disposition, safe_name
from services.attachments.pictures import kind_of_picture
from services.attachments.sniffing import look
from services.refusals import Refused
from tests.services.attachments.corpus import NAMES, Hostile, corpus, names
from tests.services.attachments.sending import packed, picture

INERT = {
    "application/octet-stream", "application/pdf", "application/zip", "application/gzip",
    "text/plain", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff",
    "image/heic",
}  # fmt: skip
REFUSED = {"FileIsEmpty", "FileIsNoPicture", "PictureIsTooLarge", "ArchiveIsABomb"}


def seen(file: Hostile) -> str:
    """Its type, or what it is refused for."""
    try:
        return look(io.BytesIO(file.data), file.name, len(file.data)).media_type
    except Refused as refused:
        return type(refused.refusals[0]).__name__


def test_three_hundred_files_are_of_no_kind_that_runs_or_are_refused() -> None:
    assert len(corpus()) >= 300
    told = [(file, seen(file)) for file in corpus()]
    assert [(file.name, kind) for file, kind in told if kind not in INERT | REFUSED] == []
    assert {kind for file, kind in told if file.is_bomb} <= REFUSED


def test_what_begins_like_markup_is_no_picture_whatever_it_is_called() -> None:
    found = {
        seen(file) for file in corpus() if file.data.lstrip(b"\xef\xbb\xbf\0 \n\t")[:1] == b"<"
    }
    assert found == {"FileIsNoPicture", "application/octet-stream"}


def test_a_small_picture_is_drawn_anew_and_carries_nothing_along() -> None:
    for file in corpus():
        if not file.is_bomb and file.data and seen(file).startswith("image/"):
            small = look(io.BytesIO(file.data), file.name, len(file.data)).small
            assert b"script" not in small
            assert not small or kind_of_picture(io.BytesIO(small)) == "image/webp"


def test_documents_are_known_by_what_they_hold_and_not_with_macros() -> None:
    word = {"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"}
    assert seen(Hostile("a.docx", packed(**word))).endswith("wordprocessingml.document")
    assert seen(Hostile("a.docx", packed(**word, word__vbaProject=b""))) != ""
    macros = packed(**word, **{"word__vbaProject.bin": b"x"})
    assert seen(Hostile("a.docx", macros)) == "application/octet-stream"
    assert seen(Hostile("a.zip", packed(a=b"x"))) == "application/zip"


def test_a_picture_of_one_kind_may_be_called_another() -> None:
    assert seen(Hostile("photo.png", picture("JPEG"))) == "image/jpeg"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\fotos\\rack.png", "rack.png"), ("", "file"),
        (".\u200b.htaccess", "htaccess"), ("con.txt", "_con.txt"), ("a\u202egnp.exe", "agnp.exe"),
        ("relatório final.pdf", "relatório final.pdf"), ("a\r\nX-Evil: 1.txt", "aX-Evil_ 1.txt"),
        ("e\u0301.txt", "é.txt"),
    ],
)  # fmt: skip
def test_a_name_is_one_that_is_safe_to_keep_under(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_two_thousand_names_lead_nowhere_and_read_back_as_they_are(tmp_path: Path) -> None:
    assert len(names()) == NAMES
    for given in names():
        name = safe_name(given)
        assert 0 < len(name) <= LONGEST
        assert (tmp_path / name).resolve().parent == tmp_path
        assert not name.startswith(".")
        assert not RESERVED.fullmatch(name)
        assert [
            each for each in name if unicodedata.category(each)[0] == "C" or each in '/\\"'
        ] == []
        header = disposition(name)
        assert header.isascii()
        assert header.isprintable()
        read = Message()
        read["content-disposition"] = header
        assert read.get_filename() is not None
        assert read.get_content_disposition() == "attachment"
        assert safe_name(name) == name
