"""Word documents, read and written."""
