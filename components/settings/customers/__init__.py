"""Customers: a list searched on the server, and the page of one."""
