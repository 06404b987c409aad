"""A person's right to have their data, and to have them forgotten."""

from services.privacy.downloading import data_of
from services.privacy.erasing import erase
from services.privacy.whose import Whose, erased, may_ask

__all__ = ["Whose", "data_of", "erase", "erased", "may_ask"]
