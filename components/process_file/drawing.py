"""A plan, or what stands against it, as rows."""

from __future__ import annotations

from components.i18n import _, n_
from components.markup import icon, node
from components.process_file import plan_words
from components.process_file.lines import placed
from components.process_file.plan_words import Told
from components.refusal_words import sentence
from services.process_file import InFile, Plan
from services.refusals import Refusal, Refused

SHOWN = 12
"""Fields of one thing; the rest is counted."""


def draw_problems(name: str, refused: Refused) -> None:
    count = len(refused.refusals)
    head = n_("{n} thing stands against it. Nothing was changed.",
              "{n} things stand against it. Nothing was changed.", count)  # fmt: skip
    with node("div", "note is-danger", role="alert"):
        icon("error")
        node("span", text=head)
    with node("ol", "problems"):
        for each in refused.refusals:
            _problem(name, each)


def _problem(name: str, refusal: Refusal) -> None:
    with node("li"):
        if isinstance(refusal, InFile) and refusal.line:
            node("code", text=f"{name}:{refusal.line}")
            text = placed(refusal).partition(": ")[2]
        else:
            text = sentence(refusal)
        node("span", text=text)


def draw_plan(plan: Plan) -> None:
    node("h2", text=plan_words.summary(plan))
    if not plan.changes:
        node("p", "muted", _("The process is as the file says already."))
    for heading, changes in plan_words.told(plan):
        with node("section", "plan-section"):
            node("h3", text=heading)
            with node("ul", "rows"):
                for each in changes:
                    _row(each)
    _left(plan)


def _row(told: Told) -> None:
    with node("li"):
        with node("span", "what"):
            node("b", text=told.name)
            if told.state:
                node("small", text=told.state)
            for each in told.fields[:SHOWN]:
                node("small", "field-change", each)
            if len(told.fields) > SHOWN:
                node("small", text=_("and {n} more", n=len(told.fields) - SHOWN))
        if told.is_new:
            node("span", "state is-published", _("new"))
        else:
            node("span", "small muted", _("changed"))


def _left(plan: Plan) -> None:
    rest = plan_words.left(plan)
    if rest:
        with node("div", "note is-today"):
            icon("info")
            with node("ul", "plain"):
                for each in rest:
                    node("li", text=each)
