"""Pages of this room: one module per place."""
