"""The papers of programmes: texts put together for PDF and Word."""
