"""What the findings say of a workflow, as far as it can be told from a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.configuration import Configuration
from services.findings import findings
from services.findings.kinds import NobodyCanHold
from services.process_file.document import Entry
from services.process_file.ids import Ids
from services.process_file.refusals import HasFinding
from services.process_file.steps import graph_of
from services.workflow import Graph


@dataclass(frozen=True, slots=True)
class Verdict:
    """`step`: the index of the one it is about, as the file has them, if it is about one."""

    refusal: HasFinding
    step: int | None
    is_error: bool

    @property
    def softened(self) -> Verdict:
        return replace(self, is_error=False)


def told_of(known: Configuration, graph: Graph, entry: Entry) -> Iterator[Verdict]:
    """`graph` has the entry's steps."""
    steps = entry.values["steps"]
    in_order = sorted(range(len(steps)), key=lambda at: int(steps[at]["order"]))
    for each in findings(known, graph):
        step = None if each.at is None else in_order[each.at]
        yield Verdict(HasFinding(finding=each, of=known), step, each.is_error)


def verdicts(known: Configuration, ids: Ids, entry: Entry) -> Iterator[Verdict]:
    """Without what only people can tell: a file names none (W21)."""
    for each in told_of(known, graph_of(ids, entry), entry):
        if not isinstance(each.refusal.finding, NobodyCanHold):
            yield each
