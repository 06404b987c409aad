"""A person's data: handed to them, and erased on their request."""
