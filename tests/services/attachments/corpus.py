"""Three hundred files that somebody sends to see what happens: contents in many disguises."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.services.attachments.sending import packed, picture

RUN = b"document.title='ran';fetch('/ran')"
SCRIPT = b"<script>" + RUN + b"</script>"
HTML = b'<!doctype html><html><body onload="' + RUN + b'">' + SCRIPT + b"</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="' + RUN + b'">' + SCRIPT + b"</svg>"
XSLT = b'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#"?><a/>'
XHTML = b'<html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>"
ENTITIES = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(" + RUN + b")>>>>endobj\n%%EOF"
DISGUISES = ("photo.png", "photo.jpg", "page.html", "note.txt", "noending", "a.png.html", "x.svg")
NAMES = 2_000


class Hostile(NamedTuple):
    name: str
    data: bytes
    is_bomb: bool = False


@cache
def corpus() -> tuple[Hostile, ...]:
    return (*markup(), *polyglots(), *programs(), *archives(), *bombs())


def markup() -> Iterator[Hostile]:
    """HTML, SVG and XML, as they are and as they hide from whoever only looks at the start."""
    for kind in (HTML, SVG, XSLT, XHTML, ENTITIES, b"<img src=x onerror=" + RUN + b">"):
        hidden = (
            kind, b"\xef\xbb\xbf" + kind, b" \n\t" * 300 + kind, b"\0\0" + kind,
            kind.decode().encode("utf-16"), b"<!-- x -->" + kind,
        )  # fmt: skip
        for data in hidden:
            for name in DISGUISES[: 4 if data is not kind else 7]:
                yield Hostile(name, data)


def polyglots() -> Iterator[Hostile]:
    """A picture first, something else as well."""
    comment = PngInfo()
    comment.add_text("Comment", HTML.decode())
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=comment)
    yield Hostile("photo.png", out.getvalue())
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP"):
        for tail in (HTML, SVG, RUN, packed(index__html=HTML), PDF):
            for name in ("photo.png", "page.html"):
                yield Hostile(name, picture(kind) + tail)
    yield Hostile("photo.gif", b"GIF89a/*" + b"\0" * 40 + b"*/=1;" + RUN)
    yield Hostile("photo.bmp", b"BM/*" + b"\0" * 60 + b"*/=1;" + RUN)
    yield Hostile("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + HTML)
    yield Hostile("photo.webp", b"RIFF\0\0\0\0WEBPVP8 " + HTML)
    yield Hostile("photo.png", b"\x89PNG\r\n\x1a\n" + HTML)


def programs() -> Iterator[Hostile]:
    started = {
        "run.exe": b"MZ\x90\0" + b"\0" * 200, "run": b"\x7fELF" + b"\0" * 200,
        "run.sh": b"#!/bin/sh\nrm -rf /\n", "run.bat": b"@echo off\r\ndel *.*\r\n",
        "run.ps1": b"Invoke-Expression x", "run.js": RUN, "run.mjs": b"export default 1;" + RUN,
        "sw.js": b"self.onfetch=()=>{}", "a.css": b"body{background:url(/ran)}",
        "a.hta": b"<hta:application>" + SCRIPT, "a.mht": b"MIME-Version: 1.0\r\n\r\n" + HTML,
        "a.swf": b"CWS\x0a" + b"\0" * 50, "a.jar": packed(META_INF__MANIFEST=b"Main-Class: A"),
        "a.url": b"[InternetShortcut]\r\nURL=file:///etc\r\n", "a.lnk": b"L\0\0\0" + b"\0" * 90,
        ".htaccess": b"AddType text/html .png\n", "web.config": b"<configuration/>",
        "a.php": b"<?php system($_GET[0]);", "a.phtml": b"<?= 1 ?>", "a.jsp": b"<% out.print(1) %>",
        "a.csv": b"=cmd|'/C calc'!A0,1\n", "a.rtf": b"{\\rtf1}", "a.eml": b"From: a\n" + HTML,
        "a.json": b'{"a":"</script>"}', "a.wasm": b"\0asm\1\0\0\0", "a.pdf": PDF, "a.ps": b"%!PS\n",
        "a.xml": XSLT, "a.xsl": b"<xsl:stylesheet/>", "a.vbs": b'MsgBox "x"', "a.reg": b"REGEDIT4",
        "a.desktop": b"[Desktop Entry]\nExec=x", "a.scr": b"MZ" + b"\0" * 80, "a.msi":
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc":
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"VBA" * 300, "a.ico": b"\0\0\1\0" + b"\0" * 40,
        "a.tif": b"II*\0" + b"\xff" * 90, "a.heic": b"\0\0\0\x18ftypheic" + b"\0" * 40,
    }  # fmt: skip
    yield from (Hostile(name, data) for name, data in started.items())
    dice = Random(7)
    yield from (Hostile(f"noise{n}.png", dice.randbytes(500)) for n in range(10))
    yield from (Hostile(f"noise{n}.bin", dice.randbytes(500)) for n in range(10))
    yield from (Hostile(name, b"") for name in DISGUISES)


def archives() -> Iterator[Hostile]:
    office = {"[Content_Types].xml": b"<Types/>"}
    for ending, folder in (("docm", "word"), ("xlsm", "xl"), ("pptm", "ppt")):
        macros = packed(**office, **{f"{folder}__doc.xml": b"", f"{folder}__vbaProject.bin": b"x"})
        yield Hostile(f"report.{ending}", macros)
        yield Hostile(f"report.{ending[:-1]}x", macros)
    yield Hostile("macro.odt", packed(mimetype=b"application/vnd.oasis.opendocument.text",
                                      Basic__Standard=b"x"))  # fmt: skip
    yield Hostile("slip.zip", packed(**{"..__..__etc__passwd": b"x", "__abs": b"x"}))
    yield Hostile("names.zip", packed(**{f"\u202e{n}": b"" for n in range(40)}))
    yield Hostile("cut.zip", packed(a=b"x" * 5_000)[:-30])
    yield Hostile("lies.docx", b"PK\3\4" + HTML)
    yield Hostile("empty.zip", b"PK\5\6" + b"\0" * 18)
    yield Hostile("far.zip", b"PK\5\6" + b"\xff" * 18)
    yield Hostile("symlink.zip", _linked())


def bombs() -> Iterator[Hostile]:
    """What unpacks, or is drawn, to thousands of times what it is."""
    yield Hostile("zeros.zip", packed(a=b"\0" * 20_000_000), is_bomb=True)
    yield Hostile("zeros.xlsx", packed(xl__sheet=b"\0" * 20_000_000), is_bomb=True)
    yield Hostile("zeros.gz", gzip.compress(b"\0" * 20_000_000), is_bomb=True)
    yield Hostile("many.zip", packed(**{str(n): b"" for n in range(12_000)}), is_bomb=True)
    for side in (20_000, 60_000, 2**31 - 1):
        yield Hostile("flood.png", _flood_png(side), is_bomb=True)
    yield Hostile(
        "flood.gif", b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0\0\0", is_bomb=True
    )
    yield Hostile("flood.bmp", _flood_bmp(50_000), is_bomb=True)


def _flood_png(side: int) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000)
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _flood_bmp(side: int) -> bytes:
    rest = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + rest + b"\0" * 64


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


TRICKS = (
    "..", "../", "..\\", "/", "\\", "\0", "%2e%2e%2f", "%00", "\u200b", "\u202e", "\ufeff", "\r\n",
    "\n", '"', "'", ";", "<script>", "&", "|", "*", "?", ":", "~", ".", " ", "$(id)", "`id`", "é",
    "ção", "日本", "🙂", "CON", "NUL", "aux.txt", ".htaccess", "desktop.ini", "a" * 300, ".png",
    ".html", "=cmd", "\x7f", "\ud7ff", "\u2028", "e\u0301", "filename=", "*=UTF-8''x",
)  # fmt: skip


def names() -> set[str]:
    dice, found = Random(NAMES), set(TRICKS)
    while len(found) < NAMES:
        found.add("".join(dice.choices(TRICKS, k=dice.randint(2, 6))))
    return found
