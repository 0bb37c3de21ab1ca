"""Where the program starts: a command when one is given, otherwise the window."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; returns the exit status."""
    from desktop.cli.main import parse, run

    asked = parse(sys.argv[1:] if arguments is None else arguments)
    if asked.run is None:
        from desktop.ui.application import run as open_window

        return open_window(asked.database)
    return run(asked)


if __name__ == "__main__":
    sys.exit(main())
