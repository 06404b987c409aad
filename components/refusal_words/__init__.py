"""A sentence for each refusal, in the reader's language."""

from components.refusal_words import (
    access,
    backup,
    catalog,
    drafting,
    fields,
    files,
    handing_over,
    mail,
    moves,
    people,
    privacy,
    process_file,
    publishing,
    shaping,
    tickets,
    undoing,
)
from components.refusal_words.basis import by_field, center, sentence

__all__ = [
    "access",
    "backup",
    "by_field",
    "catalog",
    "center",
    "drafting",
    "fields",
    "files",
    "handing_over",
    "mail",
    "moves",
    "people",
    "privacy",
    "process_file",
    "publishing",
    "sentence",
    "shaping",
    "tickets",
    "undoing",
]
