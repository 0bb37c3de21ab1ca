"""Plain text, web pages, and what was copied from them."""
