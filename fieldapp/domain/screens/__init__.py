"""What each screen shows, as frozen values: filled by `fieldapp.views`, shown by `ui`, printed by the command line.

Raw values only (enums, aware times, decimal strings); words and formats are the reader's.
"""
