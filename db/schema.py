"""Which schema a database has, and bringing an older one up to the program's own."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

# The newest revision in migrations/versions; checked against them by a test, so that looking at a
# database's age needs neither Alembic nor SQLAlchemy.
HEAD = "0007"


def revision_of(path: Path) -> str | None:
    """The schema revision of a database file, None for an empty or foreign database.

    Raises sqlite3.DatabaseError when the file is no database or cannot be opened.
    """
    # Not read-only: a journal left by a killed program must be rolled back first.
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)) as connection:
        tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not connection.execute(tables).fetchone()[0]:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return row[0] if row else None


def is_newer(revision: str) -> bool:
    """Whether a schema revision was made by a newer program than this one."""
    return not revision.isdigit() or revision > HEAD


def upgrade(location: str | Path, revision: str = "head") -> None:
    """Run every outstanding migration in one transaction; on any error the file stays as it was."""
    from sqlalchemy import text

    from db.database import WRITING, make_engine

    engine = make_engine(location)
    try:
        with engine.connect().execution_options(**WRITING) as connection:
            is_sqlite = engine.dialect.name == "sqlite"
            if is_sqlite:
                # Rebuilding a table drops it for a moment; the keys are checked as a whole below.
                connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
            with connection.begin():
                _run(connection, revision)
                if is_sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise sqlite3.IntegrityError("a migration left a foreign key without its row")
    finally:
        engine.dispose()


def _run(connection: Any, revision: str) -> None:
    from alembic import command

    command.upgrade(_configuration(connection), revision)


def _configuration(connection: Any) -> Any:
    from importlib.resources import files

    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(files("db") / "migrations"))
    configuration.attributes["connection"] = connection
    return configuration
