"""Old and foreign formats by way of LibreOffice, where it is on the machine."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_FILE

# By suffix: what people call the kind, and what it becomes.
KINDS = {
    ".doc": ("舊版Word", ".docx"),
    ".wps": ("WPS文字", ".docx"),
    ".rtf": ("RTF", ".docx"),
    ".wpd": ("WordPerfect", ".docx"),
    ".xls": ("舊版Excel", ".xlsx"),
    ".et": ("WPS表格", ".xlsx"),
    ".xlsb": ("Excel二進位", ".xlsx"),
}
LONGEST_SECONDS = 60
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
# No macro runs, and nothing that a document names elsewhere is fetched.
_CAREFUL = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="{_SECURITY}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for name, value in (
            ("MacroSecurityLevel", "3"),
            ("DisableMacrosExecution", "true"),
            ("BlockUntrustedRefererLinks", "true"),
        )
    )
    + "</oor:items>"
)


def find_libreoffice() -> str | None:
    """Return the program that converts, None where LibreOffice is not on the machine."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


@contextmanager
def converted(path: Path, kind: str) -> Iterator[Path]:
    """Give the file converted, for as long as it is wanted; `kind` is its suffix, one of the `KINDS`.

    Raises:
        BadFile: LibreOffice is not on the machine, cannot read the file, or takes over a minute.
    """
    name, becomes = KINDS[kind]
    program = find_libreoffice()
    if program is None:
        raise BadFile(
            f"「{path.name}」是{name}格式，無法直接匯入；請用Word或WPS開啟，"
            f"另存新檔為{becomes}後再試（電腦裝有LibreOffice時會自動轉換）。"
        )
    if path.stat().st_size > LARGEST_FILE:
        raise BadFile(f"檔案「{path.name}」超過50 MB，請刪去圖片或分成幾個檔案後再試。")
    with TemporaryDirectory(prefix="weimin-", ignore_cleanup_errors=True) as folder:
        # A name of our own: LibreOffice goes by the suffix, and a long one may not fit below the folder.
        source = Path(folder, f"source{kind}")
        shutil.copyfile(path, source)
        _run(program, source, becomes, Path(folder, "profile"), path.name)
        made = Path(folder, "made", f"source{becomes}")
        if not made.exists() or not made.stat().st_size:
            raise BadFile(
                f"LibreOffice無法讀取「{path.name}」，檔案可能已損壞；"
                f"請用原程式開啟，另存新檔為{becomes}後再試。"
            )
        yield made


def _run(program: str, source: Path, becomes: str, profile: Path, name: str) -> None:
    """Let LibreOffice convert, apart from a window of it that may be open; end it when it takes too long."""
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_CAREFUL, encoding="utf-8")
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        becomes.removeprefix("."),
        "--outdir",
        str(source.parent / "made"),
        str(source),
    ]
    with subprocess.Popen(  # noqa: S603  the program was found, the rest is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(LONGEST_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(running)
            raise BadFile(
                f"LibreOffice轉換「{name}」超過{LONGEST_SECONDS}秒，已經停止；"
                f"請用原程式開啟，另存新檔為{becomes}後再試。"
            ) from error


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End a program with all that it started."""
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
