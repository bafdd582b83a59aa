"""Pages from asking offices to the receipt."""
