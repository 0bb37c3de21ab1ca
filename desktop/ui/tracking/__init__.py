"""The parts of the page 追蹤: the followed plan as a list, a month, a year."""
