"""The fields of a type, topic by topic."""

from __future__ import annotations

from collections.abc import Mapping

from components.forms.coded import CodeFields
from components.forms.figures import DateField, TickWithNumber, UnitField
from components.forms.form import Form
from components.forms.people import PeopleField
from components.forms.segment import SegmentField
from components.forms.swatches import SwatchField
from components.forms.text import TextField
from components.forms.tick import Tick
from components.forms.topics import topic
from components.i18n import _
from components.markup import node
from components.settings.types.replies import ReplyList
from components.settings.types.reply_entries import ROOT
from components.settings.types.scene import Scene
from components.settings.types.workflow_field import WorkflowField
from services.catalog.types import TypeFields
from services.configuration import Configuration


def draw_identity(form: Form, known: Configuration, fields: TypeFields, *, is_new: bool) -> None:
    with topic(_("Identification"), _("The name shows when a ticket is opened.")):
        coded = CodeFields(form, known.types, fields.code)
        with node("div", "cols is-named"):
            form.add("name", TextField(_("Name"), value=fields.name))
            coded.place()
        with node("div", "cols is-dated"):
            coded.kind(is_group=fields.is_group)
            no_end = _("no end")
            form.add("valid_from", DateField(_("Valid from"), value=fields.valid_from))
            form.add("valid_until", DateField(_("Until"), value=fields.valid_until, without=no_end))
        form.add("color", SwatchField(_("Display colour"), value=fields.color))
        if not is_new:
            rests = _("Otherwise nothing new opens with it; what is open goes on.")
            form.add("is_active", Tick(_("Active"), value=fields.is_active, small=rests))


def draw_urgency(form: Form, known: Configuration, fields: TypeFields) -> None:
    counted = known.installation.counts_working_days
    unit = _("working days, at most") if counted else _("days, at most")
    with (
        topic(_("Priority and deadline"), _("What comes first, and how long the customer waits.")),
        node("div", "cols"),
    ):
        levels: Mapping[int, str] = {each: str(each) for each in range(1, 10)}
        help_text = _("1 is the most urgent.")
        priority = SegmentField(_("Priority"), levels, value=fields.priority, help_text=help_text)
        form.add("priority", priority)
        form.add(
            "max_contact_days",
            UnitField(
                _("Days to the next contact"), value=fields.max_contact_days,
                unit=unit, help_text=_("0 is the same day. Blank, no limit."),
            ),
        )  # fmt: skip


def draw_way(form: Form, known: Configuration, fields: TypeFields) -> None:
    with (
        topic(_("Workflow and notices"), _("Where the ticket goes, and who gets to know.")),
        node("div", "cols"),
    ):
        form.add("workflow_id", WorkflowField(known, value=fields.workflow_id))
        help_text = _("They are told when a ticket of this type is opened.")
        spies = PeopleField(_("Spies"), known.users, value=fields.spies, help_text=help_text)
        form.add("spies", spies)


def draw_rules(form: Form, fields: TypeFields) -> None:
    with topic(_("Rules of the follow-up"), _("They hold on the board and in every follow-up.")):
        for what, label, small in _rules():
            form.add(what, Tick(label, value=getattr(fields, what), small=small))
        files = TickWithNumber(
            _("Files may be attached, up to"), value=fields.allow_attachments,
            number=fields.max_attachment_mb, of=_("Limit of a file, in MB"), unit="MB",
            rest=_("each; 10 is the most"),
        )  # fmt: skip
        form.add("allow_attachments", files.tick)
        form.add("max_attachment_mb", files.number)


def _rules() -> list[tuple[str, str, str]]:
    return [
        ("lock_type", _("Lock the type during follow-ups"),
         _("Once open, the ticket stays of this type.")),
        ("require_product", _("Require the product"),
         _("Without a product the ticket does not open.")),
        ("require_text", _("Require text in every follow-up"),
         _("Unticked, moving or changing a field needs no text.")),
        ("require_contact", _("Require contact channel and contact person"),
         _("Every follow-up says by what channel and with whom the talk was.")),
        ("lock_contact", _("Lock date and contact user"),
         _("Only the contact user, or whoever is above them in the hierarchy, changes them.")),
    ]  # fmt: skip


def draw_replies(form: Form, known: Configuration, *, type_id: int, scene: Scene) -> None:
    with topic(_("Standard replies"), _("Offered by the CR that the ticket is on.")):
        form.add(ROOT, ReplyList(known, scene.entries, type_id=type_id, tried=scene.tried))
        node("a", "link", _("Replies for any type"), href="/settings/types/replies")


def entered(form: Form) -> TypeFields:
    return TypeFields(**{k: v for k, v in form.after.items() if k in FIELDS})


FIELDS = tuple(TypeFields.__dataclass_fields__)
