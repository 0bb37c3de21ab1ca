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
    if not _has_screen():
        # Qt itself would abort the process.
        print("weimin：這部電腦沒有可用的螢幕，不能開啟視窗；指令仍可用，見 weimin --help。", file=sys.stderr)
        return 1
    from desktop.ui.application import run

    return run(location)


def _has_screen() -> bool:
    """Whether Qt can find a screen; only on Linux there may be none."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
