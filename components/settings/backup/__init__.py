"""When backups are made, and how the last ones went."""
