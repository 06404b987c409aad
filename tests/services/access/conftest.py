"""The house these tests happen in."""

from tests.services.access.house import house, quiet

__all__ = ["house", "quiet"]
