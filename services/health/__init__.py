"""Whether the app works, said to whoever runs it; and its end where the database hangs."""
