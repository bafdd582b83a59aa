"""Pages of instruments: what there is, and how a new version comes in."""
