"""Alice's and Bob's house, for whoever asks as a browser."""

from tests.services.access.house import house, quiet

__all__ = ["house", "quiet"]
