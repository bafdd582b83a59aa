"""Pages of the workbook: taking it, bringing it back, and looking at what it says."""
