"""The page of the mail: the server, a test, whether customers are mailed, and what failed."""

from __future__ import annotations

from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.forms.form import Form
from components.forms.number import NumberField
from components.forms.saved import SavedForm
from components.forms.select import SelectField
from components.forms.submitting import submitted
from components.forms.text import TextField
from components.forms.tick import Tick
from components.forms.topics import topic
from components.i18n import _, locale, use
from components.markup import icon, node
from components.refusals import storage_shown
from components.settings.mail.failed import FailedMails
from components.settings.mail.state import MailState
from components.settings.mail.trying import TryOut
from services.mail.dead import Standing
from services.mail.entered import MailFields
from services.mail.shaping import MailSettings, edit

SERVER = ("host", "port", "security", "username", "password", "sender", "sender_name", "per_hour")
BEAT = 3.0
"""Seconds after which what became of the mails shows."""


class MailPage:
    def __init__(self, user_id: int, settings: MailSettings, standing: Standing) -> None:
        self._user_id, self._settings, self._standing = user_id, settings, standing
        self._saved, self._locale = SavedForm(_("Save mail"), self._save), locale()

    async def stand(self, head: Element) -> None:
        self._head(head)
        with (
            node("div", "sheet is-single"),
            node("form", aria_label=_("Mail"), novalidate=True) as body,
        ):
            form = self._form = self._saved.form = Form(recalls=True)
            self._state = MailState(self._user_id, self._settings, self._standing)
            await self._state.stand()
            self._draw_server(form)
            self._draw_sender(form)
            self._draw_customers(form)
            self._failed = FailedMails(self._user_id, then=self._state.show)
            await self._failed.stand()
        ui.timer(BEAT, self._beat)
        submitted(body, lambda: None)
        self._saved.ready()

    async def _beat(self) -> None:
        use(self._locale)
        with storage_shown():
            if await self._state.renew():
                await self._failed.show()

    def _head(self, head: Element) -> None:
        with head:
            node("span", "fill")
        self._saved.stands_in(head)

    def _draw_server(self, form: Form) -> None:
        fields = self._settings.fields
        with topic(_("Server"), _("Mail leaves through it. Your provider names it.")):
            if self._settings.is_given:
                self._draw_given(fields)
            else:
                self._draw_fields(form, fields)
            TryOut(self._user_id, lambda: MailFields(**self._values(form.after)), form)

    def _draw_given(self, fields: MailFields) -> None:
        said = _(
            "ATENDE_SMTP_URL names the server: {host}, port {port}, from {sender}.",
            host=fields.host, port=fields.port or 0, sender=fields.sender,
        )  # fmt: skip
        with node("p", "note"):
            icon("lock")
            node("span", text=said)

    def _draw_fields(self, form: Form, fields: MailFields) -> None:
        securities = {
            "starttls": _("STARTTLS, mostly port 587"),
            "tls": _("TLS, mostly port 465"),
            "none": _("none: only inside one’s own network"),
        }
        blank = _("Blank: no mail leaves, notices are read here.")
        with node("div", "cols is-host"):
            form.add("host", TextField(_("Server"), value=fields.host, help_text=blank))
            form.add("port", NumberField(_("Port"), value=fields.port))
        form.add("security", SelectField(_("Encryption"), securities, value=fields.security))
        kept = _("Kept, and shown to nobody. Blank: it stays.")
        with node("div", "cols"):
            form.add("username", TextField(_("User"), value=fields.username))
            password = TextField(
                _("Password"), kind="password", autocomplete="new-password",
                help_text=kept if self._settings.has_password else "",
            )  # fmt: skip
            form.add("password", password)

    def _draw_sender(self, form: Form) -> None:
        if self._settings.is_given:
            return
        fields = self._settings.fields
        with topic(_("Sender"), _("Who the mails are from, and how many somebody gets.")):
            with node("div", "cols"):
                form.add("sender", TextField(_("Address"), value=fields.sender, kind="email"))
                name = _("Blank: the name of the installation.")
                form.add(
                    "sender_name", TextField(_("Name"), value=fields.sender_name, help_text=name)
                )
            most = _("What comes beyond is joined into one mail.")
            form.add(
                "per_hour",
                NumberField(
                    _("Mails a person gets in an hour, at most"), value=fields.per_hour,
                    help_text=most,
                ),
            )  # fmt: skip

    def _draw_customers(self, form: Form) -> None:
        small = _("Whoever records it ticks a box. The text is what the contact person gets; they "
                  "answer the contact user.")  # fmt: skip
        with topic(_("Customers"), _("Out only: answers don’t come back into Atende.")):
            form.add(
                "mails_customers",
                Tick(
                    _("A follow-up may be sent to the contact person"),
                    value=self._settings.fields.mails_customers, small=small,
                ),
            )  # fmt: skip

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        """Of the whole form; what it doesn't show stays as it is."""
        as_is = {name: getattr(self._settings.fields, name) for name in SERVER}
        return as_is | values

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any] | None:
        was, wanted = MailFields(**self._values(before)), MailFields(**self._values(after))
        await edit(before=was, after=wanted, by=self._user_id)
        await self._state.show()
        if "password" not in after:
            return None
        return {"password": ""} if wanted.host.strip() else _blank()


def _blank() -> dict[str, Any]:
    """Without a server nothing is kept of one."""
    return {name: getattr(MailFields(), name) for name in SERVER}
