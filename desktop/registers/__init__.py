"""The registers of the office, each described once: table, entry form, spreadsheet and print read it."""
