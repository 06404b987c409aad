"""How it stands with backups, and the last of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from components.file_words import size_words
from components.i18n import _
from components.i18n_days import ago_words, day_words
from components.markup import icon, node
from components.refusal_words.backup import trouble
from services.backup import runs, schedule
from services.backup.files import places_of
from services.backup.runs import BackupRun, Standing
from services.configuration import known

MOST, MOST_NAMED = 12, 5


class StateLine:
    """The last success, or what is wrong, in one line."""

    def __init__(self) -> None:
        self._place = node("div", "mail-state", role="status")

    async def show(self) -> None:
        words, look, drawn = _state(await schedule.standing())
        self._say(words, look, drawn)

    def at_it(self) -> None:
        self._say(_("A backup is being made. People go on working."), "note", "hourglass_bottom")

    def _say(self, words: str, look: str, drawn: str) -> None:
        self._place.clear()
        with self._place, node("p", look):
            icon(drawn)
            node("span", text=words)


def _state(now: Standing) -> tuple[str, str, str]:
    ago = ago_words(now.success.started_at, datetime.now(UTC)) if now.success else ""
    if now.has_failed and now.last:
        failed = _("The last backup failed: {detail}.", detail=error_words(now.last.error))
        good = _("The last good one: {ago}.", ago=ago) if ago else _("There is no good one yet.")
        return f"{failed} {good}", "note is-danger", "error"
    if now.is_overdue:
        late = _("A backup is overdue.")
        good = _("The last good one: {ago}.", ago=ago) if ago else _("There is no good one yet.")
        return f"{late} {good}", "note is-danger", "error"
    if ago:
        return _("The last good one: {ago}.", ago=ago), "note", "task_alt"
    return _("There is no backup yet."), "note", "info"


class LastRuns:
    def __init__(self) -> None:
        self._list = node("ul", "rows")

    async def show(self) -> None:
        found = [(run, await places_of(run.harmed)) for run in await runs.last(MOST)]
        self._list.clear()
        self._list.set_visibility(bool(found))
        with self._list:
            for run, harmed in found:
                _row(run, harmed)


def _row(run: BackupRun, harmed: list[str]) -> None:
    shaped = known()
    at = run.started_at.astimezone(shaped.zone)
    when = f"{day_words(at.date(), shaped.today(datetime.now(UTC)))} {at:%H:%M}"
    with node("li"), node("span", "what"):
        node("span", text=when)
        node("small", text=_outcome(run))
        if run.is_success:
            node("small", "muted", Path(run.file).name)
        if harmed:
            _warn(_harmed_words(harmed))


def _warn(words: str) -> None:
    with node("span", "refusal"):
        icon("error")
        node("span", text=words)


def _harmed_words(names: list[str]) -> str:
    """What this backup holds no good copy of."""
    first, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more > 0:
        first = _("{names} and {n} more", names=first, n=more)
    return _(
        "Missing, or not as they were uploaded: {names}. An older backup may have them.",
        names=first,
    )


def _outcome(run: BackupRun) -> str:
    if run.finished_at is None:
        return _("under way")
    if run.error:
        return _("failed: {detail}", detail=error_words(run.error))
    return size_words(run.size)


def error_words(error: str) -> str:
    """Why, in the reader's language where it is known."""
    return _("it was interrupted") if error == runs.INTERRUPTED else trouble(error)
