"""Cycles, and each region's assessment from filling to publication."""
