"""The one file of a backup: a zip whose members are written and read as streams."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from services.backup import manifest
from services.backup.manifest import Manifest
from services.backup.refusals import FileIsThere, IsCut, IsEdited, IsNewer, IsNoBackup
from services.refusals import Refused

FILES = "files/"
BLOCK = 1 << 20
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
LOOKS_LIKE = b"PK\x03\x04"


class Writing:
    """Nothing is at `file` before the end, and then all of it, on the disk."""

    def __init__(self, file: Path) -> None:
        if file.exists():
            raise Refused(FileIsThere(file=str(file)))
        self._file, self._part = file, file.with_name(f"{file.name}.part")
        self.hashes: dict[str, str] = {}

    def __enter__(self) -> Writing:
        descriptor = os.open(self._part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._stream = os.fdopen(descriptor, "w+b")
        self._zip = zipfile.ZipFile(
            self._stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=1
        )
        return self

    @contextmanager
    def member(self, name: str, *, packed: bool = True) -> Iterator[Callable[[bytes], None]]:
        """A member, given block by block to what this yields."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info._compresslevel = 1  # type: ignore[attr-defined]
        digest = sha256()
        with self._zip.open(info, "w", force_zip64=True) as member:

            def put(block: bytes) -> None:
                digest.update(block)
                member.write(block)

            yield put
        self.hashes[name] = digest.hexdigest()

    def finish(self, said: Manifest) -> int:
        """Its size."""
        self._zip.writestr(manifest.NAME, said.as_bytes())
        self._zip.close()
        self._stream.flush()
        os.fsync(self._stream.fileno())
        size = self._stream.tell()
        self._part.replace(self._file)
        _sync(self._file.parent)
        return size

    def __exit__(self, *_: object) -> None:
        self._zip.fp = None  # Given up, it would still write its end.
        self._stream.close()
        self._part.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Opened:
    """An archive as it is read: every member against its hash."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file, self._zip = file, archive
        self.manifest = self._manifest()
        names = set(archive.namelist()) - {manifest.NAME}
        if strange := sorted(names.symmetric_difference(self.manifest.members)):
            raise Refused(IsEdited(part=strange[0]))

    def _manifest(self) -> Manifest:
        try:
            text = self._zip.read(manifest.NAME)
        except KeyError:
            raise Refused(IsNoBackup(file=str(self._file))) from None
        try:
            known = manifest.format_of(text) <= manifest.FORMAT
            if known:
                return manifest.read(text)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused(IsEdited(part=manifest.NAME)) from None
        raise Refused(IsNewer(version=str(manifest.format_of(text))))

    def named(self, folder: str) -> list[str]:
        return [name for name in self.manifest.members if name.startswith(folder)]

    def size(self, name: str) -> int:
        return self._zip.getinfo(name).file_size

    def blocks(self, name: str) -> Iterator[bytes]:
        """Raises Refused after the last one, where it isn't what was backed up."""
        digest = sha256()
        with self._zip.open(name) as member:
            while block := member.read(BLOCK):
                digest.update(block)
                yield block
        if digest.hexdigest() != self.manifest.members[name]:
            raise Refused(IsEdited(part=name))

    def lines(self, name: str) -> Iterator[list[bytes]]:
        """Some at a time."""
        rest = b""
        for block in self.blocks(name):
            *lines, rest = (rest + block).split(b"\n")
            yield lines
        if rest:
            yield [rest]


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Raises Refused where it is none, was cut or edited, also while it is read."""
    if not zipfile.is_zipfile(file):
        with file.open("rb") as stream:
            is_cut = stream.read(len(LOOKS_LIKE)) == LOOKS_LIKE
        raise Refused(IsCut(file=str(file)) if is_cut else IsNoBackup(file=str(file)))
    try:
        with zipfile.ZipFile(file) as archive:
            yield Opened(file, archive)
    except DAMAGED as error:
        raise Refused(IsCut(file=str(file))) from error
