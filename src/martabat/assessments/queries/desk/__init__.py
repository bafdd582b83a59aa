"""The desk: what is mine, until when, what waits on others; a module for each kind of role."""
