"""The plan recognised in a neutral document, whatever file it came from."""
