"""A document as the bytes of a file: the same ones for the same process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from services.process_file.document import Document, Entry
from services.process_file.format import SECTIONS, STEP, VERSION
from services.process_file.shapes import Fields

HEAD = f"""\
# The process of an Atende installation: its CRs, workflows, ticket types and standard replies.
# Codes and names stand for things; what is left out has its usual value. The order of lists of
# answers and replies counts. Check it with `cli.py process lint`, put it in place with
# `cli.py process import`, which shows first what would change and never deletes.
format: {VERSION}
"""
COMMENTS = {
    "roles": "What the people of each role may, and what of the tickets they see.",
    "positions": "Each under the one it answers to.",
    "centers": "CRs: the phases a ticket can be in. The group of 1.2 is 1.",
    "workflows": "The published version of each; the draft where nothing was published yet.\n"
    "# An answer keeps its key when its words change. Without `to` or `next` the workflow ends.",
    "types": "Ticket types. Spies by login.",
    "replies": "Standard replies, in their order; without types or CRs they fit any.",
}
SHORT = 70
WIDE = 10_000_000
BASE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Inline(dict[str, Any]):
    """A record on one line."""


class InlineList(list[Any]):
    """A list on one line."""


class Dumper(BASE):  # type: ignore[misc]
    """Short things on a line, long texts as they read."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _inline(dumper: Any, values: Mapping[str, Any]) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", values.items(), flow_style=True)


def _inline_list(dumper: Any, values: Sequence[Any]) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


Dumper.add_representer(str, _text)
Dumper.add_representer(Inline, _inline)
Dumper.add_representer(InlineList, _inline_list)


def written(document: Document) -> bytes:
    parts = [HEAD]
    for section in SECTIONS:
        if entries := document.of(section):
            plain = [_plain(entry, at) for at, entry in enumerate(entries)]
            parts.append(f"# {COMMENTS[section]}\n{_dumped({section: plain})}")
    return "\n".join(parts).encode()


def _dumped(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=WIDE, line_break="\n"
    )
    return text


def _plain(entry: Entry, at: int) -> dict[str, Any]:
    values = dict(entry.values)
    if entry.section == "replies" and values["position"] == at:
        del values["position"]
    if entry.section == "workflows":
        values["steps"] = [_step(each) for each in values["steps"]]
    return _kept(SECTIONS[entry.section][1], values)


def _step(values: Mapping[str, Any]) -> dict[str, Any]:
    kind = next(kind for kind in STEP.kinds if kind in values)
    kept = _kept(STEP.kinds[kind], values)
    if "answers" in kept:
        kept["answers"] = [
            Inline({name: each[name] for name in ("answer", "to", "key") if each[name] is not None})
            for each in values["answers"]
        ]
    return kept


def _kept(fields: Fields, values: Mapping[str, Any]) -> dict[str, Any]:
    """What has not its usual value, in the order of the format."""
    return {
        each.name: _value(values[each.name])
        for each in fields.fields
        if each.name in values and values[each.name] != each.default
    }


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value) if sum(map(len, value)) > SHORT else InlineList(value)
    return value.isoformat() if isinstance(value, date) else value
