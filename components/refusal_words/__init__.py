"""A sentence for each refusal, in the reader's language."""

from components.refusal_words import fields, moves, people, tickets
from components.refusal_words.basis import center, sentence

__all__ = ["center", "fields", "moves", "people", "sentence", "tickets"]
