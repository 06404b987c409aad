"""Where the bytes of files are kept: a local folder, behind an interface others can fill."""

from services.storage.current import open_storage, storage
from services.storage.kinds import Damaged, Storage, Stored, StoreRefuses, TooLarge

__all__ = [
    "Damaged",
    "Storage",
    "StoreRefuses",
    "Stored",
    "TooLarge",
    "open_storage",
    "storage",
]
