"""What people do: one function a deed, each one transaction; the only code that writes."""
