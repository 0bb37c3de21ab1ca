"""What people look at: selects that return small frozen dataclasses, never table objects."""
