"""Everything in one file while people work, and back into an empty place (one format for both
databases)."""

from services.backup.files import places_of
from services.backup.making import Made, make
from services.backup.restoring import Restored, restore

__all__ = ["Made", "Restored", "make", "places_of", "restore"]
