"""What stops a draft from coming into force (W1–W9)."""

from __future__ import annotations

from services.configuration import Configuration
from services.findings import findings
from services.publishing.refusals import DraftHasErrors
from services.refusals import Refusal
from services.workflow import Graph


def errors(configuration: Configuration, graph: Graph) -> tuple[Refusal, ...]:
    found = findings(configuration, graph)
    rules = tuple(each.rule for each in found if each.is_error)
    return (DraftHasErrors(rules=rules),) if rules else ()
