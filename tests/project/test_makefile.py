"""`make` alone says what can be made."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.installer.product_lock import ROOT

TARGETS = {"help", "setup", "run", "test", "check", "bench", "installer", "clean"}

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")


def make(*arguments: str, **environment: str) -> str:
    """What make prints where there is no screen but one that is given."""
    environment["PATH"] = os.environ["PATH"]
    return subprocess.check_output(["make", *arguments], cwd=ROOT, env=environment, text=True)


def rehearsal(target: str, **environment: str) -> list[str]:
    """The commands that make would run for a target on an empty machine."""
    return make("--dry-run", "--always-make", target, **environment).splitlines()


def test_make_alone_lists_every_target_with_a_sentence() -> None:
    listed = re.findall(r"^(\w+) +(\S.*\.)$", make(), re.MULTILINE)
    assert {target for target, _ in listed} == TARGETS


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_run_opens_the_window_where_there_is_a_screen(screen: str) -> None:
    assert rehearsal("run", **{screen: ":7"})[-1].endswith("weimin --database out/sample.db")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_run_prints_every_form_where_there_is_no_screen() -> None:
    commands = "\n".join(rehearsal("run"))
    assert "weimin --database out/sample.db forms >" in commands
    assert 'weimin --database out/sample.db print "$form" -o "out/$form.pdf"' in commands


def test_the_readme_names_the_system_libraries_that_setting_up_installs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = re.search(r"^DEBIAN := ((?:.*\\\n)*.*)", makefile, re.MULTILINE)
    assert listed
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| For | Packages |")[2].partition("| `make installer` |")[0]
    assert " ".join(re.findall(r"`([^`]+)`", table)).split() == listed[1].replace("\\", "").split()


def test_setting_up_takes_only_wheels_that_the_lock_knows() -> None:
    installs = [command for command in rehearsal("setup") if "pip install" in command]
    assert installs[0].endswith("--only-binary :all: --require-hashes -r requirements.lock")
    assert all("--no-deps --no-build-isolation" in command for command in installs[1:])
