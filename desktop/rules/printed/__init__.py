"""What is printed, before anyone decides on what: the same for paper, Word, ODF and workbooks."""
