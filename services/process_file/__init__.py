"""The process as a file: exported, linted, imported by a plan (codes and names, no ids)."""

from services.process_file.exporting import export
from services.process_file.importing import apply, plan
from services.process_file.linting import Lint, linted
from services.process_file.nodes import LARGEST, LARGEST_MB, text_of
from services.process_file.plans import Change, FieldChange, Left, Plan, from_plain
from services.process_file.refusals import InFile

__all__ = [
    "LARGEST",
    "LARGEST_MB",
    "Change",
    "FieldChange",
    "InFile",
    "Left",
    "Lint",
    "Plan",
    "apply",
    "export",
    "from_plain",
    "linted",
    "plan",
    "text_of",
]
