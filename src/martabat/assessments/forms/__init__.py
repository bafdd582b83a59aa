"""One form for each input of this room."""
