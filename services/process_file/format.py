"""The format: its sections, and what stands in each. Read, written and compared by this table."""

from __future__ import annotations

from services.access.permissions import PERMISSIONS, SCOPES
from services.people_colors import HUES
from services.process_file.scalars import Choice, Day, Flag, Number, Ref, Text
from services.process_file.shapes import Field, Fields, ListOf, OneOf, Optional

VERSION = 1
OFF, ON = (Flag(), False), (Flag(), True)
STATES = ("published", "draft", "retired")

ROLE = Fields((
    Field("name", Text()),
    Field("sees", Choice(SCOPES), "all"),
    Field("may", ListOf(Choice(PERMISSIONS), is_set=True), ()),
))  # fmt: skip
POSITION = Fields((
    Field("name", Text()),
    Field("under", Optional(Ref("positions")), None),
))  # fmt: skip
CENTER = Fields((
    Field("code", Text()),
    Field("name", Text()),
    Field("group", *OFF),
    Field("closes_ticket", *OFF),
    Field("wip_limit", Optional(Number()), None),
    Field("active", *ON),
))  # fmt: skip
ANSWER = Fields((
    Field("answer", Text()),
    Field("to", Optional(Number()), None),
    Field("key", Optional(Text()), None),
))  # fmt: skip
OTHERS = Field("allows_other_centers", *ON)
STEP = OneOf({
    "center": Fields((
        Field("order", Number()),
        Field("center", Optional(Ref("centers"))),
        Field("next", Optional(Number()), None),
        Field("requires_contact_user", *OFF),
        Field("allows_staying", *ON),
        OTHERS,
    )),
    "question": Fields((
        Field("order", Number()),
        Field("question", Optional(Text())),
        Field("answers", ListOf(ANSWER), ()),
        OTHERS,
    )),
    "workflow": Fields((
        Field("order", Number()),
        Field("workflow", Optional(Ref("workflows"))),
        Field("next", Optional(Number()), None),
    )),
})  # fmt: skip
WORKFLOW = Fields((
    Field("name", Text()),
    Field("state", Choice(STATES), "published"),
    Field("steps", ListOf(STEP), ()),
))  # fmt: skip
TYPE = Fields((
    Field("code", Text()),
    Field("name", Text()),
    Field("group", *OFF),
    Field("priority", Number(), 5),
    Field("max_contact_days", Optional(Number()), None),
    Field("workflow", Optional(Ref("workflows")), None),
    Field("color", Choice(HUES), "graphite"),
    Field("spies", ListOf(Text(), is_set=True), ()),
    Field("lock_type", *OFF),
    Field("require_text", *ON),
    Field("require_product", *OFF),
    Field("require_contact", *OFF),
    Field("allow_attachments", *ON),
    Field("max_attachment_mb", Number(), 10),
    Field("lock_contact", *OFF),
    Field("valid_from", Optional(Day()), None),
    Field("valid_until", Optional(Day()), None),
    Field("active", *ON),
))  # fmt: skip
REPLY = Fields((
    Field("title", Text()),
    Field("text", Text(is_line=False)),
    Field("types", ListOf(Ref("types"), is_set=True), ()),
    Field("centers", ListOf(Ref("centers"), is_set=True), ()),
    Field("position", Optional(Number()), None),
    Field("active", *ON),
))  # fmt: skip

SECTIONS: dict[str, tuple[str, Fields]] = {
    "roles": ("name", ROLE),
    "positions": ("name", POSITION),
    "centers": ("code", CENTER),
    "workflows": ("name", WORKFLOW),
    "types": ("code", TYPE),
    "replies": ("title", REPLY),
}
"""By name: what an entry goes by, and its fields."""

PEOPLE = ("roles", "positions")
"""The sections that are for whoever has `settings.people`."""

FILE = Fields((
    Field("format", Number()),
    *(Field(name, ListOf(fields), ()) for name, (_, fields) in SECTIONS.items()),
))  # fmt: skip
