"""Whatever is entered in the ledger can be read there."""

from __future__ import annotations

from components.ledger.sentences import sentence_of
from tests.house.happenings import happenings
from tests.house.places import trees

KNOWN = {"opened", "followed_up", "moved", "closed", "reopened", "delegated", "migrated",
         "handed_over", "invite_link_made", "reset_link_made"}  # fmt: skip


def test_every_happening_has_its_sentence() -> None:
    """Yours is missing: say it in components/ledger/sentences.py."""
    found = {each for _, tree in trees("services") for each in happenings(tree)} | KNOWN
    assert len(found) > 40
    assert [each for each in sorted(found) if sentence_of(each).startswith("{who}:")] == []
