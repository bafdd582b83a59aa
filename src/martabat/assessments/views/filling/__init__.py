"""Pages for answering: the region's overview, its rights, one indicator."""
