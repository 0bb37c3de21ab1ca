"""Workbooks that go to the sections and come back: drafting, and ticking off."""
