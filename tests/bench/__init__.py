"""What the app can do, measured: `python -m tests.bench [--quick]`."""
