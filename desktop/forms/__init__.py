"""Printed forms: from frozen data to a PDF for signature."""
