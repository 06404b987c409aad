"""Example data in the reader's language, filled in and taken out again (spec §8)."""

from services.example.filling import ExampleDoesNotFit, fill
from services.example.removing import Removal, foreseen, remove

__all__ = ["ExampleDoesNotFit", "Removal", "fill", "foreseen", "remove"]
