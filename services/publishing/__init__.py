"""A draft comes into force, and the open tickets with it (spec §3.12)."""

from services.publishing.fates import Choices, Way, Why
from services.publishing.jobs import MigrationProgressed, Progress
from services.publishing.looking import Look, look
from services.publishing.plan import Group, Plan, plan
from services.publishing.progress import latest, progress
from services.publishing.publication import publish
from services.publishing.retiring import retire
from services.publishing.running import run, start, stop

__all__ = [
    "Choices",
    "Group",
    "Look",
    "MigrationProgressed",
    "Plan",
    "Progress",
    "Way",
    "Why",
    "latest",
    "look",
    "plan",
    "progress",
    "publish",
    "retire",
    "run",
    "start",
    "stop",
]
