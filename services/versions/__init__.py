"""The versions of a workflow: what changed from one to the next, and who still stands where."""

from services.versions.differences import differences
from services.versions.history import Version, history
from services.versions.kinds import Difference

__all__ = ["Difference", "Version", "differences", "history"]
