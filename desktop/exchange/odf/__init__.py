"""ODF texts and spreadsheets, read and written."""
