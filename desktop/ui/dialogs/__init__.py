"""Dialogs: the few things that are better done apart from a page."""
