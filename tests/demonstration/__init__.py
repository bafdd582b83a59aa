"""Tests on the demonstration: built once for all of them, read only."""
