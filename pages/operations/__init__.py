"""What is asked of the app by whoever runs it, before anything that is for people."""

from pages.operations.middleware import Operations, install

__all__ = ["Operations", "install"]
