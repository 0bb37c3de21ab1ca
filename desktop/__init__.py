"""The program: what is done with what db/ remembers."""
