"""Where the program starts: a command when one is given, otherwise the window."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        # Started by its icon: there is nothing to read, and the first paint does not wait for a parser.
        return _open_window(os.environ.get("WEIMIN_DATABASE") or None)
    from desktop.cli.main import parse, run

    asked = parse(words)
    return _open_window(asked.database) if asked.run is None else run(asked)


def _open_window(location: str | None) -> int:
    from desktop.ui.application import run

    return run(location)


if __name__ == "__main__":
    sys.exit(main())
