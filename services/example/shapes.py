"""The process of the example, without words: codes, orders and who stands where."""

from __future__ import annotations

CENTERS: dict[str, dict[str, object]] = {
    "1": {"is_group": True},
    "1.1": {},
    "1.2": {"wip_limit": 5},
    "1.3": {"wip_limit": 5},
    "1.4": {"wip_limit": 12},
    "1.5": {},
    "1.9": {"closes_ticket": True},
}

Line = tuple[object, ...]
"""(order, "center", code, next) · (order, "decision", question, {answer: target}) ·
(order, "workflow", name, next)."""

WORKFLOWS: dict[str, tuple[Line, ...]] = {
    "support": (
        (10, "center", "1.4", 20),
        (20, "decision", "solved", {"yes": None, "no": 10}),
    ),
    "simple": (
        (10, "center", "1.1", 20),
        (20, "workflow", "support", 90),
        (90, "center", "1.9", None),
    ),
    "deploy": (
        (10, "center", "1.1", 20),
        (20, "decision", "contract", {"yes": 50, "no": 10}),
        (50, "center", "1.2", 55),
        (55, "decision", "infrastructure", {"yes": 60, "no": 50, "partly": 56}),
        (56, "decision", "begin", {"yes": 60, "no": 57}),
        (57, "center", "1.5", 55),
        (60, "center", "1.3", 70),
        (70, "decision", "deployed", {"yes": 80, "no": 60}),
        (80, "workflow", "support", 90),
        (90, "center", "1.9", None),
    ),
}
NEEDS_CONTACT_USER = {("deploy", 60)}

TYPES: dict[str, dict[str, object]] = {
    "1": {"is_group": True},
    "1.1": {
        "priority": 2,
        "max_contact_days": 3,
        "workflow": "deploy",
        "color": "cobalt",
        "lock_type": True,
        "lock_contact": True,
        "require_product": True,
        "require_contact": True,
        "max_attachment_mb": 10,
    },
    "2": {"is_group": True},
    "2.1": {"priority": 1, "max_contact_days": 1, "workflow": "simple", "color": "rose"},
    "2.2": {"priority": 3, "workflow": "simple", "color": "amber", "require_text": False},
}
SPIES = {"1.1": ("ana",)}

REPLIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contract": (("1.1",), ("1.1",)),
    "checklist": (("1.1",), ("1.2", "1.5")),
    "partly": (("1.1",), ("1.2",)),
    "deployed": (("1.1",), ("1.3",)),
    "solved": ((), ("1.4",)),
}

POSITIONS: dict[str, str | None] = {
    "manager": None,
    "coordinator": "manager",
    "analyst": "coordinator",
    "finance": None,
    "assistant": "finance",
}
TEAMS = ("deploy", "support")
CHANNELS = {"phone": "phone", "whatsapp": "phone", "mail": "mail", "remote": "other"}
PRODUCTS = ("retail", "services", "fiscal", "pos")

PEOPLE: dict[str, tuple[str, str, str, str | None]] = {
    "ana": ("Ana Lima", "supervisor", "coordinator", "deploy"),
    "bruno": ("Bruno Alves", "analyst", "analyst", "deploy"),
    "carla": ("Carla Nunes", "analyst", "analyst", "deploy"),
    "rui": ("Rui Prado", "analyst", "analyst", "support"),
    "davi": ("Davi Teixeira", "analyst", "analyst", "support"),
    "marta": ("Marta Reis", "viewer", "assistant", None),
}
"""Name, role, position and team."""

FIRST = "1.1"
CLOSES = "1.9"
QUESTIONS = {
    line[2]: (workflow, line[0])
    for workflow, lines in WORKFLOWS.items()
    for line in lines
    if line[1] == "decision"
}
"""Workflow and order of each decision."""

WAYS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("1.1", "1.2"): (("contract", "yes"),),
    ("1.2", "1.3"): (("infrastructure", "yes"),),
    ("1.2", "1.5"): (("infrastructure", "partly"), ("begin", "no")),
    ("1.5", "1.3"): (("infrastructure", "yes"),),
    ("1.3", "1.4"): (("deployed", "yes"),),
    ("1.1", "1.4"): (),
    ("1.4", "1.9"): (("solved", "yes"),),
}
"""The answers between two CRs."""

STAYS = {"1.1": "contract", "1.2": "infrastructure", "1.3": "deployed"}
"""The question that a note on a CR of a deployment now and then answers with no."""
