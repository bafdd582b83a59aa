"""An instrument as an Excel workbook, out and in.

Pure: nothing is written to the database here. `columns` says what stands where, `telling` and
`writing` make the file; `reading` finds the tables again, `building` makes a document of them that
remembers the cell of every value, `findings` says what is wrong in words, `comparing` and `mapping`
set the new document beside the version before.
"""
