"""What signing in, one's account and the people who work here look like."""
