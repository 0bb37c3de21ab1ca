"""Freshly written fictional plans, saved the way clerks save them, and how well a reading of one is."""
