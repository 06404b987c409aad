"""Mails as they are read: the words, and two shapes of them."""

from components.mail.rendering import worded

__all__ = ["worded"]
