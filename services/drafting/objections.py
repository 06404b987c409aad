"""What a line can't hold, finished or not. Whether it makes sense is for the findings to say."""

from __future__ import annotations

from collections.abc import Iterator

from services.configuration import Configuration
from services.drafting.refusals import OrderIsWrong, TooManyAnswers
from services.refusals import IsTooLong, IsUnknown, Refusal
from services.workflow import Answer, Step

HIGHEST_ORDER = 99_999
LONGEST_QUESTION = 200
LONGEST_LABEL = 80
MOST_ANSWERS = 20


def objections(configuration: Configuration, step: Step) -> list[Refusal]:
    return [*_orders(step), *_texts(step), *_things(configuration, step)]


def _orders(step: Step) -> Iterator[Refusal]:
    if not _is_order(step.order):
        yield OrderIsWrong(what="order", most=HIGHEST_ORDER)
    if step.next_order is not None and not _is_order(step.next_order):
        yield OrderIsWrong(what="next_order", most=HIGHEST_ORDER)
    targets = (answer.target_order for answer in step.answers)
    if not all(target is None or _is_order(target) for target in targets):
        yield OrderIsWrong(what="answers", most=HIGHEST_ORDER)


def _texts(step: Step) -> Iterator[Refusal]:
    if len(step.question) > LONGEST_QUESTION:
        yield IsTooLong(what="question", limit=LONGEST_QUESTION)
    if any(_is_long(answer) for answer in step.answers):
        yield IsTooLong(what="answers", limit=LONGEST_LABEL)
    if len(step.answers) > MOST_ANSWERS:
        yield TooManyAnswers(most=MOST_ANSWERS)


def _things(configuration: Configuration, step: Step) -> Iterator[Refusal]:
    if step.center_id is not None and step.center_id not in configuration.centers:
        yield IsUnknown(what="center_id")
    if step.sub_workflow_id is not None and step.sub_workflow_id not in configuration.workflows:
        yield IsUnknown(what="sub_workflow_id")


def _is_order(order: int) -> bool:
    return 1 <= order <= HIGHEST_ORDER


def _is_long(answer: Answer) -> bool:
    return len(answer.label) > LONGEST_LABEL
