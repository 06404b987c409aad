"""A mail to oneself, before or after saving, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from components.forms.form import Form
from components.i18n import _
from components.markup import attributed, button, icon, node
from components.pressing import once
from components.refusal_words import sentence
from services.mail.entered import MailFields
from services.mail.refusals import MailDoesntLeave
from services.mail.trying import send_test
from services.refusals import Refused

LOOKS = {"check": "", "schedule": "", "error": "is-danger"}


class TryOut:
    """`fields` are as they stand in the form. What the server says keeps nobody from saving."""

    def __init__(self, user_id: int, fields: Callable[[], MailFields], form: Form) -> None:
        self._user_id, self._fields, self._form = user_id, fields, form
        with node("div", "line"):
            self._button = button(_("Send a test to myself"), once(self._try), before="inbox")
        self._place = node("div", role="status")

    async def _try(self) -> None:
        attributed(self._button, aria_disabled="true").update()
        fields = self._fields()
        self._say("schedule", _("Waiting for {host} …", host=fields.host) if fields.host else "")
        said: tuple[str, str] = ("check", "")
        try:
            with self._form.attempt():
                said = await self._outcome(fields)
        finally:
            self._say(*said)
            attributed(self._button, aria_disabled=None).update()

    async def _outcome(self, fields: MailFields) -> tuple[str, str]:
        """Raises Refused where a field is wrong."""
        try:
            address = await send_test(fields, by=self._user_id)
        except Refused as refused:
            found = [each for each in refused.refusals if isinstance(each, MailDoesntLeave)]
            if not found:
                raise
            return "error", " ".join(map(sentence, found))
        return "check", _("Sent to {address}. The server took it.", address=address)

    def _say(self, drawn: str, words: str) -> None:
        self._place.clear()
        if words:
            with self._place, node("p", f"note {LOOKS[drawn]}"):
                icon(drawn)
                node("span", text=words)
