"""The keys of answers: they never change, so that what was answered before still counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from services.process_file.document import Values

Keys = Mapping[tuple[str, int, str], str]
"""By workflow, order of the step and words of the answer."""
NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
LONGEST = 40


def key_of(label: str, taken: Iterable[str]) -> str:
    """After the label, for an answer written by hand; another one where that is taken."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    start = NOT_IN_KEYS.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")
    start, number = start[: LONGEST - 3] or "answer", 2
    key, others = start, set(taken)
    while key in others:
        key, number = f"{start}-{number}", number + 1
    return key


def keyed(workflow: str, step: Values, keys: Keys) -> Values:
    """With a key on each answer: the written one, else that of the same words at this step."""
    if "answers" not in step:
        return step
    there = [_known(workflow, step["order"], each, keys) for each in step["answers"]]
    taken = {each["key"] for each in there if each["key"]}
    done = []
    for each in there:
        key = each["key"] or key_of(each["answer"], taken)
        taken.add(key)
        done.append({**each, "key": key})
    return {**step, "answers": tuple(done)}


def _known(workflow: str, order: int, answer: Values, keys: Keys) -> Values:
    key = answer["key"] or keys.get((workflow, order, answer["answer"]))
    return {**answer, "key": key}
