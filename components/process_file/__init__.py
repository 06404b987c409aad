"""The process as a file: what is told of it, and the ways there in the settings."""
