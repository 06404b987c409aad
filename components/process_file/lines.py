"""What is wrong with a file, a line each, as editors and checks know them: `file:line: W2 …`."""

from __future__ import annotations

from collections.abc import Iterable

from components.process_file import plan_words
from components.process_file.plan_words import summary
from components.refusal_words import sentence
from services.process_file import InFile, Plan
from services.process_file.refusals import HasFinding


def told(name: str, problems: Iterable[InFile]) -> list[str]:
    return [_line(name, each) for each in problems]


def _line(name: str, problem: InFile) -> str:
    return f"{name}:{'' if problem.line else ' '}{placed(problem)}"


def placed(problem: InFile) -> str:
    """The sentence after its line, where it has one, and the rule of a finding."""
    about = problem.about
    rule = f"{about.finding.rule} " if isinstance(about, HasFinding) else ""
    place = f"{problem.line}: " if problem.line else ""
    return f"{place}{rule}{sentence(about)}"


def plan_lines(plan: Plan) -> list[str]:
    """A plan for a terminal."""
    lines = [summary(plan)]
    for heading, changes in plan_words.told(plan):
        lines += ["", heading]
        for each in changes:
            state = f" ({each.state})" if each.state else ""
            lines.append(f"  {'+' if each.is_new else '~'} {each.name}{state}")
            lines += [f"      {field}" for field in each.fields]
    rest = plan_words.left(plan)
    return lines + (["", *rest] if rest else [])
