"""Where the program finds its resources and keeps its data."""

from pathlib import Path

# desktop/ and resources/ are neighbours in the source tree, in an installed wheel and in a frozen program
# (there both lie in sys._MEIPASS, and __file__ says so), so one rule serves all three.
_HOME = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, as in `resource("fonts", "TW-Kai.ttf")`."""
    return _HOME.joinpath("resources", *parts)


def data_folder() -> Path:
    """Return the folder of this person's data on this machine; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("weimin", appauthor=False)


def default_database() -> Path:
    """Return where the office's database is kept unless another place is named."""
    return data_folder() / "weimin.db"
