"""Ticket types: the tree, and the page of one."""
