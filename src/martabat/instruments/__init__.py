"""Instruments as data: packages, their validation, and the versions that a database holds."""
