"""What administrators shape the process with: one frame, one form, a package for each section."""
