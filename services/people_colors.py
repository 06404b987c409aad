"""How a person is drawn: two initials on one of the ten hues."""

HUES = (
    "cobalt", "sky", "teal", "leaf", "amber", "orange", "rose", "magenta", "violet", "graphite",
)  # fmt: skip


def hue_of(user_id: int) -> str:
    return HUES[(user_id * 7) % len(HUES)]


def initials_of(name: str) -> str:
    """Of the first and the last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
