"""What is done from the machine the app runs on, a file a subject."""
