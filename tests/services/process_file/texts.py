"""Files to be read: a small whole one, and what it takes to break it."""

from __future__ import annotations

WHOLE = """\
format: 1
positions:
- name: Manager
- name: Analyst
  under: Manager
centers:
- code: 1
  name: Service
  group: true
- code: 1.1
  name: Triage
- code: 1.9
  name: Closed
  closes_ticket: true
workflows:
- name: Simple
  steps:
  - order: 10
    center: 1.1
    next: 20
  - order: 20
    question: Done?
    answers:
    - {answer: Yes, to: 30}
    - {answer: No, to: 10}
  - order: 30
    center: 1.9
types:
- code: 1
  name: Question
  workflow: Simple
replies:
- title: Thanks
  text: Thank you, {customer}.
  types: [1]
  centers: [1.1]
""".replace("Thank you, {customer}.", '"Thank you, {customer}."')


def changed(*pairs: tuple[str, str]) -> bytes:
    """The whole file with one place after another said otherwise."""
    text = WHOLE
    for before, after in pairs:
        assert text.count(before) >= 1, before
        text = text.replace(before, after, 1)
    return text.encode()


def line_of(data: bytes, text: str) -> int:
    """The line that it stands on first."""
    return data[: data.index(text.encode())].count(b"\n") + 1
