"""Cells of an uploaded .xlsx or .ods, in one pass with bounds.

Pure: `taking` judges a file and gives its sheets, `xlsx` and `ods` read them, `cells` says what a
cell is and how much is read at most. What the cells mean is for the rooms above.
"""
