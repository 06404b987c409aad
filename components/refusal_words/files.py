"""Why a file is not taken."""

from __future__ import annotations

from components.file_words import size_words
from components.i18n import _, n_
from components.refusal_words.basis import sentence
from services.attachments import refusals as r


@sentence.register
def _off(_refusal: r.FilesAreOff) -> str:
    return _("This type takes no files.")


@sentence.register
def _too_large(refusal: r.FileIsTooLarge) -> str:
    told = {"name": refusal.name, "limit": refusal.limit}
    if refusal.size is None:
        return _("{name} is over the {limit} MB limit.", **told)
    return _("{name} is {size}, over the {limit} MB limit.", size=size_words(refusal.size), **told)


@sentence.register
def _too_many(refusal: r.FilesAreTooMany) -> str:
    return n_("At most {n} file at a time.", "At most {n} files at a time.", refusal.limit)


@sentence.register
def _empty(refusal: r.FileIsEmpty) -> str:
    return _("{name} is empty.", name=refusal.name)


@sentence.register
def _no_picture(refusal: r.FileIsNoPicture) -> str:
    return _("{name} is called a picture and is none.", name=refusal.name)


@sentence.register
def _large_picture(refusal: r.PictureIsTooLarge) -> str:
    return _("{name} has more than {limit} megapixels.", name=refusal.name, limit=refusal.limit)


@sentence.register
def _bomb(refusal: r.ArchiveIsABomb) -> str:
    return _("{name} unpacks to far more than it is.", name=refusal.name)


@sentence.register
def _gone(_refusal: r.UploadIsGone) -> str:
    return _("A file is no longer here. Attach it again.")


@sentence.register
def _cant_be_kept(refusal: r.FilesCantBeKept) -> str:
    del refusal
    return _("Files can’t be stored just now. The rest can be recorded without them.")
