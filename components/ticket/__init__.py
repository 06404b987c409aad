"""One ticket: its facts and history on one side, the composer on the other."""
