"""What concerns a person: the live list in the app, and what they get and why."""
