"""What the public sees: results, regions and open data. Reads only."""
