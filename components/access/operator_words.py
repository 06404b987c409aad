"""What the command line is told of a refusal, in the language of who has the machine: English."""

from __future__ import annotations

from components.access.words import sentence
from components.i18n import _, use
from services.refusals import NotFound, Refusal

ARGUMENTS = {"successor": "--successor", "email": "EMAIL", "name": "NAME"}


def told(refusal: Refusal) -> str:
    """The sentence, after the name of what it is about."""
    use("en")
    if isinstance(refusal, NotFound):
        return _("There is no {thing}.", thing=refusal.thing)
    about = ARGUMENTS.get(refusal.field)
    return f"{about}: {sentence(refusal)}" if about else sentence(refusal)
