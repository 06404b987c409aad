"""The mail server: what is wrong with it, and what it said."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import sentence
from services.mail import refusals as r
from services.refusals import PersonCantBeMailed

PLAIN = frozenset({"silent", "nameless", "closed", "expired", "encryption", "signless", "sealed"})
"""There is nothing to add."""
OURS = frozenset({"certificate", "unreachable"})
"""Found on our side; the server said nothing."""


@sentence.register
def _host(_refusal: r.HostIsWrong) -> str:
    return _("The name of a server, such as smtp.example.com.")


@sentence.register
def _sender(_refusal: r.SenderIsWrong) -> str:
    return _("An e-mail address, such as atende@example.com.")


@sentence.register
def _password(_refusal: r.PasswordIsNeeded) -> str:
    return _("Type the password again: the kept one was given for another server or user.")


@sentence.register
def _given(_refusal: r.ServerIsGiven) -> str:
    return _("ATENDE_SMTP_URL names the server; it is changed where Atende is started.")


@sentence.register
def _person(_refusal: PersonCantBeMailed) -> str:
    return _("This contact person can’t be mailed.")


@sentence.register
def _no_mail(refusal: r.MailDoesntLeave) -> str:
    said = said_of(refusal.trouble, refusal.host, refusal.port)
    if refusal.trouble == "mail":
        said = _("{host} takes no mail for {address}.", host=refusal.host, address=refusal.address)
    if not refusal.detail or refusal.trouble in PLAIN:
        return said
    return f"{said} {_answer(refusal)}"


def _answer(refusal: r.MailDoesntLeave) -> str:
    """Of the server, or of the connection to it."""
    if refusal.trouble in OURS:
        return f"({refusal.detail})"
    return _("It says: {detail}", detail=refusal.detail)


def said_of(trouble: str, host: str, port: int) -> str:
    at = {"host": host, "port": port}
    sentences = {
        "silent": _("{host} doesn’t answer on port {port}. Is the encryption the right one?", **at),
        "nameless": _("There is no server called {host}.", **at),
        "closed": _("Nothing listens on port {port} of {host}.", **at),
        "expired": _("The certificate of {host} has expired, so nothing was sent.", **at),
        "certificate": _("The certificate of {host} is not valid, so nothing was sent.", **at),
        "encryption": _("{host} doesn’t speak this encryption on port {port}.", **at),
        "signless": _(
            "{host} takes no user and password on port {port}: leave both blank, or choose another "
            "encryption.",
            **at,
        ),
        "password": _("{host} refuses the user or the password.", **at),
        "sealed": _(
            "The password can’t be read: the secret key is another one than when it was typed. "
            "Type it again."
        ),
        "refused": _("{host} refuses mail from us.", **at),
    }
    return sentences.get(trouble) or _("{host} can’t be reached on port {port}.", **at)
