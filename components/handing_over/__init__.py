"""Handing a person's open tickets over and taking them back: the dialog, and what is under way."""
