"""What happened, as a sentence."""

from __future__ import annotations

from components.i18n import _
from services.ledger.told import Told


def sentence(entry: Told) -> str:
    """With `{who}` and `{thing}` in it."""
    return sentence_of(entry.happened, is_own=entry.subject == f"user:{entry.actor_id}")


def sentence_of(happened: str, *, is_own: bool = False) -> str:
    """`is_own`: people did it to themselves."""
    own = _own() if is_own else {}
    known = {**_configured(), **_people(), **_tickets(), **_whole(), **own}
    return known.get(happened) or f"{{who}}: {happened.replace('_', ' ')} – {{thing}}"


def _own() -> dict[str, str]:
    """Of what people do about themselves."""
    return {
        "password_changed": _("{who} changed their password"),
        "preferences_changed": _("{who} changed their preferences"),
        "notices_chosen": _("{who} chose what they are told of"),
        "user_edited": _("{who} edited their account"),
        "tickets_handed_over": _("{who} handed over their tickets"),
        "tickets_taken_back": _("{who} took back their tickets"),
    }


def _tickets() -> dict[str, str]:
    return {
        "opened": _("{who} opened {thing}"),
        "followed_up": _("{who} wrote in {thing}"),
        "moved": _("{who} moved {thing}"),
        "closed": _("{who} closed {thing}"),
        "reopened": _("{who} reopened {thing}"),
        "delegated": _("{who} delegated {thing}"),
        "handed_over": _("{who} handed over {thing}"),
        "migrated": _("{who} migrated {thing}"),
        "undone": _("{who} took back an act in {thing}"),
        "withdrawn": _("{who} withdrew {thing}"),
        "watched": _("{who} watches {thing}"),
        "unwatched": _("{who} no longer watches {thing}"),
        "watcher_listed": _("{who} listed a spy of {thing}"),
        "watcher_unlisted": _("{who} took a spy off {thing}"),
        "file_removed": _("{who} removed a file from {thing}"),
        "text_removed": _("{who} removed a text from {thing}"),
    }


def _people() -> dict[str, str]:
    return {
        "administrator_set_up": _("{who} set up the first administrator, {thing}"),
        "user_invited": _("{who} invited {thing}"),
        "user_edited": _("{who} edited {thing}"),
        "user_deactivated": _("{who} deactivated {thing}"),
        "user_brought_back": _("{who} brought back {thing}"),
        "user_erased": _("{who} erased the data of {thing}"),
        "user_data_downloaded": _("{who} downloaded the data of {thing}"),
        "customer_data_downloaded": _("{who} downloaded the data of {thing}"),
        "contact_person_data_downloaded": _("{who} downloaded a contact person's data of {thing}"),
        "invite_link_made": _("{who} made an invitation for {thing}"),
        "reset_link_made": _("{who} made a password link for {thing}"),
        "reset_link_mailed": _("A password link was mailed to {thing}"),
        "password_changed": _("{who} changed the password of {thing}"),
        "preferences_changed": _("{who} changed the preferences of {thing}"),
        "notices_chosen": _("{who} chose notices of {thing}"),
        "signed_in": _("{who} signed in"),
        "signed_out": _("{who} signed out"),
        "session_ended": _("{who} signed out another browser"),
        "locked_out": _("{thing} was locked out after too many wrong passwords"),
        "tickets_handed_over": _("{who} handed over the tickets of {thing}"),
        "tickets_taken_back": _("{who} gave back the tickets of {thing}"),
    }


def _configured() -> dict[str, str]:
    added, edited = _("{who} added {thing}"), _("{who} edited {thing}")
    retired, back = _("{who} retired {thing}"), _("{who} brought back {thing}")
    kinds = ("center", "type", "reply", "product", "channel", "team", "role", "position",
             "workflow")  # fmt: skip
    return {
        **{f"{kind}_added": added for kind in kinds},
        **{f"{kind}_edited": edited for kind in kinds},
        **{f"{kind}_retired": retired for kind in kinds},
        **{f"{kind}_brought_back": back for kind in ("team", "role")},
        "retired": retired,
        "channel_moved": _("{who} moved {thing} in the list"),
        "team_renamed": _("{who} renamed {thing}"),
        "workflow_renamed": _("{who} renamed {thing}"),
        "draft_opened": _("{who} opened a draft of {thing}"),
        "draft_changed": _("{who} changed the draft of {thing}"),
        "draft_edited": _("{who} changed the draft of {thing}"),
        "draft_discarded": _("{who} discarded the draft of {thing}"),
        "published": _("{who} published {thing}"),
        "customer_created": added,
        "customer_edited": edited,
        "customer_erased": _("{who} erased the data of {thing}"),
        "contact_person_added": _("{who} added a contact person to {thing}"),
        "contact_person_edited": _("{who} edited a contact person of {thing}"),
        "contact_person_erased": _("{who} erased a contact person's data of {thing}"),
    }


def _whole() -> dict[str, str]:
    return {
        "installation_edited": _("{who} edited {thing}"),
        "backup_planned": _("{who} planned the backups"),
        "mail_server_edited": _("{who} edited the mail server"),
        "dead_mails_tried_again": _("{who} had mails that failed tried again"),
        "example_filled": _("{who} filled in the example"),
        "example_removed": _("{who} removed the example"),
        "crowd_added": _("{who} added many example tickets"),
        "key_began": _("{who} began a new key of the ledger"),
    }
