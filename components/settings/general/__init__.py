"""The settings of the whole installation."""
