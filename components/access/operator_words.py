"""What the command line is told of a refusal, in the language of who has the machine: English."""

from __future__ import annotations

from components.i18n import _, use
from components.process_file import lines
from components.refusal_words import sentence
from services.process_file import InFile
from services.refusals import NotFound, Refusal

ARGUMENTS = {"successor": "--successor", "email": "EMAIL", "name": "NAME"}


def told(refusal: Refusal) -> str:
    """The sentence, after the name of what it is about."""
    use("en")
    if isinstance(refusal, InFile):
        return lines.placed(refusal)
    if isinstance(refusal, NotFound):
        return _("There is no {thing}.", thing=refusal.thing)
    about = ARGUMENTS.get(refusal.field)
    return f"{about}: {sentence(refusal)}" if about else sentence(refusal)
