"""The drafts of an import come into force, those that others call first."""

from __future__ import annotations

from collections.abc import Sequence

from services import drafting
from services.configuration import configuration_in
from services.drafting.lines import OPEN
from services.process_file.document import Document, Entry
from services.process_file.ids import ids_of
from services.process_file.linting import at_step
from services.process_file.refusals import HasFinding, NeedsChoices
from services.process_file.verdicts import told_of
from services.publishing.publication import publish_within
from services.publishing.refusals import ChoiceDoesntFit, ChoiceIsMissing
from services.refusals import Refused
from services.transaction import Work


async def begun(entry: Entry, *, by: int | None) -> None:
    await drafting.start(entry.name, by=by)


def called_first(entries: Sequence[Entry]) -> list[Entry]:
    by_name = {entry.name: entry for entry in entries}
    done: dict[str, Entry] = {}
    met: set[str] = set()

    def visit(entry: Entry) -> None:
        if entry.name in met:
            return
        met.add(entry.name)
        for step in entry.values["steps"]:
            if step.get("workflow") in by_name:
                visit(by_name[step["workflow"]])
        done[entry.name] = entry

    for entry in entries:
        visit(entry)
    return list(done.values())


async def published(work: Work, document: Document, entry: Entry) -> None:
    """Raises Refused: findings at their lines, or how many tickets need a choice."""
    known = await configuration_in(work)
    workflow = ids_of(known).of("workflows", entry.name) or 0
    [found] = await work.rows((OPEN, (workflow,)))
    graph = await drafting.draft_graph(work, found[0][0])
    wrong = [each for each in told_of(known, graph, entry) if each.is_error]
    if wrong:
        raise Refused(*(at_step(document, entry, each) for each in wrong))
    try:
        await publish_within(work, graph.version_id)
    except Refused as refused:
        raise _explained(refused) from None


def _explained(refused: Refused) -> Refused:
    """Choices are made in the editor, where one sees whom they are for."""
    asked = [e for e in refused.refusals if isinstance(e, ChoiceIsMissing | ChoiceDoesntFit)]
    rest = [each for each in refused.refusals if each not in asked]
    needs = [NeedsChoices(count=sum(each.count for each in asked))] if asked else []
    return Refused(*rest, *needs)


__all__ = ["HasFinding", "begun", "called_first", "published"]
