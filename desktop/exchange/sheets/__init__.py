"""Workbooks and tables: read cell by cell, written as people see and print them."""
