"""Nothing that isn't public is answered without a living session."""

from pages.guard.clients import session_id, signed_in, signed_in_page
from pages.guard.installing import install, protect

__all__ = ["install", "protect", "session_id", "signed_in", "signed_in_page"]
