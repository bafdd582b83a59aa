"""A region's answers as an Excel workbook, out and in.

Pure: nothing is written to the database here. `content` says what a workbook holds, `writing`
makes the file; cells come from `documents.sheets`, `sheets` finds rows by their codes, `meaning`
reads one cell, `comparing` sets what the file says beside what it was made from and what stands
now.
"""
