"""Papers of assessments: the covering letter of a province."""
