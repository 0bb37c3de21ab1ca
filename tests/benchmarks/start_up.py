"""Time from start to first paint and to a usable window, against a bare PySide6 window.

Run as `python -m tests.benchmarks.start_up`. Whole processes, taking turns; the clock runs from before the
process is started. Goal: the first paint (the frame of the window, still empty) at most 1.6 times the bare
window's; the usable window (an office open, today's page filled) is shown beside it.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from desktop.office.office import Actor
from desktop.office.sample import create_sample_office

ROUNDS = 7
GOAL = 1.6

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic(), flush=True)
        QTimer.singleShot(0, application.quit)

application = QApplication([])
window = Window()
window.setCentralWidget(QLabel("為民"))
window.show()
application.exec()
"""

OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.ui import application

def tell(word):
    print(word, time.monotonic(), flush=True)

class Window(application.MainWindow):
    def __init__(self):
        super().__init__()
        self.painted.connect(lambda: tell("painted"))

settle_in = application.settle_in

def settle_and_tell(*place):
    from desktop.ui import reception

    class Told(reception.Reception):
        def __init__(self, *about):
            super().__init__(*about)
            self.opened.connect(lambda: QTimer.singleShot(0, self.end))

        def end(self):
            tell("usable")
            QApplication.quit()

    reception.Reception = Told
    settle_in(*place)

application.MainWindow, application.settle_in = Window, settle_and_tell
from desktop.__main__ import main
sys.exit(main([]))
"""


def moments(program: str, database: str) -> dict[str, float]:
    """Run a program on a database and return, for every word it tells, the seconds since it was started."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(Path(database).parent),
        "WEIMIN_DATABASE": database,
    }
    started = monotonic()
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    words = (line.split() for line in said.stdout.splitlines())
    return {word: float(at) - started for word, at in words}


def measure() -> list[tuple[str, float, float]]:
    """Return the rows of the table: what, seconds (median), ratio to the bare window (median of rounds)."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        create_sample_office(path, Actor("測量")).close()
        rounds = [(moments(BARE, str(path)), moments(OURS, str(path))) for _ in range(ROUNDS + 1)][1:]
    bare = median(other["painted"] for other, _ in rounds)
    rows = [("bare PySide6 window, first paint", bare, 1.0)]
    for word, text in (
        ("painted", "Weimin, first paint of the frame"),
        ("usable", "Weimin, office open, page filled"),
    ):
        times = [ours[word] for _, ours in rounds]
        ratios = [ours[word] / other["painted"] for other, ours in rounds]
        rows.append((text, median(times), median(ratios)))
    return rows


def main() -> None:
    """Measure and print the table."""
    print(f"start-up, median of {ROUNDS} (goal: first paint at most {GOAL} times the bare window)")
    for text, seconds, ratio in measure():
        print(f"  {text:<40}{seconds * 1000:>8.0f} ms{ratio:>8.2f} x")


if __name__ == "__main__":
    main()
