"""What is remembered: tables, queries, migrations; no Qt, no file formats, no decisions about plans."""
