"""The commands, one module for each first word; each ends in one line and an exit status."""
