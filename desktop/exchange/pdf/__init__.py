"""PDF files with text in them, read by where it stands on the page."""
