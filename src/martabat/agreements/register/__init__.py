"""Reading a register of agreements from CSV or Excel, and telling what is doubtful in each row.

Pure: nothing is written here. `reading` gives rows, `rows` reads one, `findings` names defects.
"""
