"""The ledger as one reads it."""
