"""What the public may ask."""
