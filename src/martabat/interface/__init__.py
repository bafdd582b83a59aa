"""How Martabat looks: templates, components, formats and static files for every room."""
