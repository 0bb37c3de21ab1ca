"""A program killed in the middle of its work has lost nothing it said was stored."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are POSIX; Windows is tried by hand")
@pytest.mark.parametrize(
    ("script", "most"), [("kill_while_working.py", 12), ("undo_while_killed.py", 6)], ids=["deeds", "undo"]
)
def test_kills_at_random_moments_lose_no_stored_deed_and_damage_nothing(script, most):
    # A process of its own: forking is not for a process with Qt's threads in it.
    finished = subprocess.run(
        [sys.executable, str(HERE / script), "--kills", str(most), "--seed", "115"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(HERE.parent.parent)},
    )

    assert finished.returncode == 0, finished.stdout + finished.stderr
    said = re.search(r"kills (\d+), .*deeds stored (\d+), lost or damaged (\d+)", finished.stdout)
    assert said is not None
    kills, stored, lost = map(int, said.groups())
    assert (kills, lost) == (most, 0)
    assert stored > kills
