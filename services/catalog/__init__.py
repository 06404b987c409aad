"""Customers and what else tickets refer to."""
