"""Read the words of a file: pure, bounded, without Django and run in a process of its own.

`process.read` is what others call; everything else happens in there (`documents.nursery`).
"""
