"""Example data in the reader's language, filled in and taken out again (spec §8)."""

from services.example.filling import ExampleDoesNotFit, fill
from services.example.foreseeing import Removal, foreseen
from services.example.removing import remove

__all__ = ["ExampleDoesNotFit", "Removal", "fill", "foreseen", "remove"]
