"""What is wrong with a draft, and what would be if it were published (spec §5). Pure."""

from services.configuration import Configuration
from services.findings import reaching, replying, rings, single
from services.findings.draft import Draft
from services.findings.kinds import Finding
from services.findings.repair import Repair, RepairKind, repaired
from services.findings.repairing import repairs
from services.workflow import Graph

__all__ = ["Finding", "Repair", "RepairKind", "findings", "repaired", "repairs"]

CHECKS = (
    single.orders,
    single.links,
    single.questions,
    reaching.unmet,
    rings.rings,
    rings.recursion,
    single.centers,
    single.sub_workflows,
    reaching.endings,
    single.holders,
    replying.replies,
    single.doubled,
    reaching.off_flow,
)


def findings(configuration: Configuration, graph: Graph) -> tuple[Finding, ...]:
    """Errors first, then warnings, each by order; what concerns no step of it comes last."""
    draft = Draft(configuration, graph)
    found = [finding for check in CHECKS for finding in check(draft)]
    return tuple(sorted(found, key=_rank))


def _rank(finding: Finding) -> tuple[bool, bool, int, str, int]:
    at, answer = finding.at, finding.answer
    return (
        not finding.is_error,
        at is None,
        at or 0,
        finding.rule,
        -1 if answer is None else answer,
    )
