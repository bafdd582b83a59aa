"""The official papers of an activity: their page, their forms, their files."""
