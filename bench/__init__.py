"""Measures Martabat as it is served: `make bench`."""
