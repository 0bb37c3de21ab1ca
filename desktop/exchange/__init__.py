"""Documents in and out: one small adapter a format, and what is recognised in them."""
