"""One version of a workflow that the past is played on (spec §9.6). Pure.

A path is mapped as publishing would map a ticket that stood there; an answer belongs to the same
question, by order or by its words, under its own key. Whatever else would be a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.publishing.fates import match
from services.replay.past import Past
from services.workflow import (
    Asks,
    BrokenFlow,
    Exhausted,
    Frame,
    Given,
    Graph,
    Library,
    Outcome,
    Path,
    start,
    walk,
)


class Reason(StrEnum):
    STEP_IS_GONE = "step_is_gone"
    VERSION_IS_UNKNOWN = "version_is_unknown"
    QUESTION_IS_GONE = "question_is_gone"
    ANSWER_IS_GONE = "answer_is_gone"
    QUESTION_IS_NEW = "question_is_new"
    FLOW_IS_BROKEN = "flow_is_broken"


@dataclass(frozen=True, slots=True)
class Where:
    """Where it leads; an empty path: the workflow has ended."""

    path: Path = ()
    center_id: int | None = None


@dataclass(frozen=True, slots=True)
class NotMapped:
    """`at` is the step, of the version it was looked for in or asked by; `words` what it says."""

    reason: Reason
    at: Frame | None = None
    words: str = ""


@dataclass(frozen=True)
class Side:
    library: Library
    graph: Graph

    @classmethod
    def of(cls, library: Library, graph: Graph) -> Side:
        return cls(library.publishing(graph), graph)

    def led(self, past: Past) -> Where | NotMapped:
        try:
            return self._led(past)
        except BrokenFlow:
            return NotMapped(Reason.FLOW_IS_BROKEN)

    def mapped(self, path: Path) -> Path | NotMapped:
        """Its frames of this workflow in this version; the others are kept."""
        frames: list[Frame] = []
        for frame in path:
            old = self.library.by_version.get(frame.version_id)
            if old is None:
                return NotMapped(Reason.VERSION_IS_UNKNOWN, frame)
            if old.workflow_id != self.graph.workflow_id or old is self.graph:
                frames.append(frame)
                continue
            step = match(self.graph, old.step(frame.order))
            if step is None:
                return NotMapped(Reason.STEP_IS_GONE, frame)
            frames.append(Frame(self.graph.version_id, step.order))
        return tuple(frames)

    def _led(self, past: Past) -> Where | NotMapped:
        path = self.mapped(past.before)
        if isinstance(path, NotMapped):
            return path
        said: list[Given] = []
        outcome = self._outcome(past, path, said)
        for given in past.answers:
            again = self._again(outcome, given)
            if isinstance(again, NotMapped):
                return again
            said.append(again)
            outcome = self._outcome(past, path, said)
        return _where(outcome)

    def _outcome(self, past: Past, path: Path, said: list[Given]) -> Outcome:
        if past.before:
            return walk(self.library, path, said)
        entered = (past.after or past.answers)[0].version_id
        workflow_id = self.library.graph(entered).workflow_id
        return start(self.library, self.library.sub(workflow_id).version_id, said)

    def _again(self, outcome: Outcome, given: Given) -> Given | NotMapped:
        """The answer as it is given to what is asked now."""
        old = self.library.graph(given.version_id)
        then, at = old.step(given.order), Frame(given.version_id, given.order)
        if not isinstance(outcome, Asks):
            return NotMapped(Reason.QUESTION_IS_GONE, at, then.question)
        now = self.library.graph(outcome.version_id)
        is_same = outcome.order == given.order or outcome.step.question == then.question
        if now.workflow_id != old.workflow_id or not is_same:
            return NotMapped(Reason.QUESTION_IS_GONE, at, then.question)
        if outcome.step.answer(given.key) is None:
            answer = then.answer(given.key)
            return NotMapped(Reason.ANSWER_IS_GONE, at, answer.label if answer else given.key)
        return Given(outcome.version_id, outcome.order, given.key)


def _where(outcome: Outcome) -> Where | NotMapped:
    if isinstance(outcome, Exhausted):
        return Where()
    if isinstance(outcome, Asks):
        at = Frame(outcome.version_id, outcome.order)
        return NotMapped(Reason.QUESTION_IS_NEW, at, outcome.step.question)
    return Where(outcome.path, outcome.step.center_id)
