"""What the boards show: rows of summaries, tiles, counts."""
