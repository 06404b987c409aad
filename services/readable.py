"""Text that every database keeps."""

from __future__ import annotations


def readable(text: str) -> str:
    """Without nulls and halves of letters: no keyboard gives them, a paste or a forged call may."""
    return text.replace("\0", "").encode(errors="ignore").decode()
