"""Alembic environment and the numbered revisions."""
