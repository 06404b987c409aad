"""How mail leaves, and what did not."""
