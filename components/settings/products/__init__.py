"""Products and contact channels: two short lists."""
