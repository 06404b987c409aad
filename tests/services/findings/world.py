"""A configuration around a library: CRs as they are in the example, one person, a reply for all."""

from __future__ import annotations

from dataclasses import replace

from services.configuration import (
    Center,
    Configuration,
    InstallationInfo,
    Person,
    Reply,
    RoleInfo,
    Type,
    WorkflowInfo,
)
from services.findings import Finding, findings
from services.workflow import Graph, Library
from tests.services.workflow.example import ENCERRADO, IMPLANTACAO

GROUP, GONE = 1, 2
BRUNO = Person(1, "bruno", "Bruno", "", 1, None, None, True, "en")
AGENT = RoleInfo(1, "Agent", frozenset({"ticket.follow_up"}), "all", True)
ANY = Reply(1, "Any", "", 0, frozenset(), frozenset())


def a_type(type_id: int, workflow_id: int) -> Type:
    flags = (False, True, False, False, True, 10, False)
    return Type(type_id, "1.1", "A type", False, 2, 3, workflow_id, "", *flags, None, None, True)


def a_configuration(library: Library, *unpublished: int) -> Configuration:
    centers = {
        each: Center(each, f"1.{each}", "A CR", False, False, None, True) for each in range(3, 1000)
    }
    centers[ENCERRADO] = replace(centers[ENCERRADO], closes_ticket=True)
    centers[GROUP] = Center(GROUP, "1", "A group", True, False, None, True)
    centers[GONE] = Center(GONE, "2", "Gone", False, False, None, False)
    workflows = {w: WorkflowInfo(w, f"Workflow {w}", True, v) for w, v in library.current.items()}
    workflows |= {w: WorkflowInfo(w, f"Workflow {w}", True, None) for w in unpublished}
    return Configuration(
        1, InstallationInfo("", "UTC", "en", False, False), centers,
        {1: a_type(1, IMPLANTACAO)}, workflows, library, {1: BRUNO}, {1: AGENT}, {}, {}, {}, (ANY,),
    )  # fmt: skip


def rules(configuration: Configuration, graph: Graph) -> list[tuple[str, int | None]]:
    return [(found.rule, found.order) for found in findings(configuration, graph)]


def of(configuration: Configuration, graph: Graph, rule: str) -> list[Finding]:
    return [found for found in findings(configuration, graph) if found.rule == rule]
