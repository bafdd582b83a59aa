"""Pages of minutes: read, written, approved."""
