"""The read model: what a board shows, what its rooms are told, where a card may be dropped."""


def forget_everything() -> None:
    """For tests."""
    from services.board import asking, snapshot, stays

    snapshot.forget()
    stays.forget()
    asking.desk = asking.Desk()
