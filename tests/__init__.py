"""Tests that concern several rooms, and what all tests share."""
