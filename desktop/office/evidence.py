"""The evidence of tasks: dated, counted proofs with their files."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db import attachments
from db.tables.tracking import Evidence
from db.unit_of_work import Work
from db.vocabulary import Role, TaskStatus
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.task_row import check_day, tracking_of

MOST_AT_ONCE = 9999


@dataclass(frozen=True)
class AttachedFile:
    """A file to be kept as evidence: its name without folder, and its bytes."""

    name: str
    content: bytes


def attached_file(path: Path) -> AttachedFile:
    """Read a file from outside. Raises Refused for a folder, and for what cannot be read or kept."""
    if path.is_dir():
        raise Refused(f"「{path.name}」是資料夾，不能當作附件；請打開資料夾選取檔案，或先壓縮成一個檔案。")
    try:
        size = path.stat().st_size
        if size > attachments.LARGEST:
            raise Refused(too_large(path.name, size))
        return AttachedFile(path.name, path.read_bytes())
    except OSError as error:
        raise Refused(f"無法讀取「{path.name}」；請確認檔案還在，而且沒有被其他程式鎖住。") from error


@dataclass(frozen=True)
class Proof:
    """What is said of a piece of evidence; `count` is how often it counts towards a quota, 0 for none."""

    what: str = ""
    letter_number: str = ""
    count: int = 1
    files: tuple[AttachedFile, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is more to it than a count."""
        return bool(self.what.strip() or self.letter_number.strip() or self.files)


@deed
def add_evidence(
    work: Work,
    node_id: int,
    *,
    on: dt.date,
    count: int = 1,
    what: str = "",
    letter_number: str = "",
    file: bytes | None = None,
    file_name: str = "",
    section_id: int | None = None,
    occurrence_id: int | None = None,
    today: dt.date | None = None,
) -> int:
    """Add a dated proof that counts `count` times towards the quota; returns its key.

    It counts for one section, or without one for every section that does the task. What proves a tick
    (`occurrence_id`) is counted there. A task not started is thereby started. Raises Refused for an
    impossible day or count, and for a file that is empty, without name or above the size limit.
    """
    tracking = tracking_of(work, node_id)
    check_day(work, node_id, on, today, "佐證日期")
    _check_count(count)
    if section_id is None and work.doer.role is Role.SECTION_HEAD:
        # Without a section it would count for every other one too.
        section_id = work.doer.section_id
    evidence = Evidence(
        node_id=node_id,
        section_id=section_id,
        occurrence_id=occurrence_id,
        dated_on=on,
        count=count if occurrence_id is None else 0,
        what=what.strip(),
        letter_number=letter_number.strip(),
        attachment_id=None if file is None else _attach(work, file, file_name),
        file_name="" if file is None else file_name,
    )
    work.session.add(evidence)
    work.flush()
    if tracking.status is TaskStatus.NOT_STARTED:
        tracking.status = TaskStatus.STARTED
    return evidence.id


@deed
def add_proof(
    work: Work,
    node_id: int,
    *,
    on: dt.date,
    proof: Proof,
    section_id: int | None = None,
    occurrence_id: int | None = None,
    today: dt.date | None = None,
) -> Sequence[int]:
    """Add a proof with any number of files, one row each; only the first counts. Returns their keys."""
    keys = []
    for place, file in enumerate(proof.files or (None,)):
        keys.append(
            add_evidence(
                work,
                node_id,
                on=on,
                count=0 if place else proof.count,
                what=proof.what,
                letter_number=proof.letter_number,
                file=file.content if file else None,
                file_name=file.name if file else "",
                section_id=section_id,
                occurrence_id=occurrence_id,
                today=today,
            )
        )
    return keys


@deed
def change_evidence(
    work: Work,
    evidence_id: int,
    *,
    on: dt.date,
    count: int,
    what: str = "",
    letter_number: str = "",
    today: dt.date | None = None,
) -> None:
    """Correct what a piece of evidence says; its file stays. Raises Refused like `add_evidence`."""
    evidence = _evidence(work, evidence_id)
    check_day(work, evidence.node_id, on, today, "佐證日期")
    _check_count(count)
    evidence.dated_on, evidence.count = on, count
    evidence.what, evidence.letter_number = what.strip(), letter_number.strip()


@deed
def delete_evidence(work: Work, evidence_id: int) -> None:
    """Take a piece of evidence away; the bytes of its file stay, so that it can be taken back."""
    work.session.delete(_evidence(work, evidence_id))


def _evidence(work: Work, evidence_id: int) -> Evidence:
    found = work.session.get(Evidence, evidence_id)
    if found is None:
        raise Refused("這筆佐證已經被刪除；請重新整理後再試。")
    return found


def _check_count(count: int) -> None:
    if not 0 <= count <= MOST_AT_ONCE:
        raise Refused(f"佐證的次數必須是0到{MOST_AT_ONCE}；只作參考、不計入次數時請填0。")


def _attach(work: Work, file: bytes, file_name: str) -> int:
    if not file_name.strip():
        raise Refused("附件沒有檔名，不知道是什麼檔案；請連同檔名一起加入。")
    if not file:
        raise Refused(f"「{file_name}」是空的檔案（0位元組）；請確認檔案內容後再加入。")
    try:
        return attachments.store(work.session, file).id
    except attachments.TooLarge as error:
        raise Refused(too_large(file_name, error.size)) from error


def too_large(file_name: str, size: int) -> str:
    """The sentence that refuses a file of so many bytes."""
    # Rounded up, or a file one byte too large would be told to have just the size allowed.
    megabytes = math.ceil(size / attachments.MEGABYTE * 10) / 10
    return (
        f"「{file_name}」有{megabytes:.1f} MB，超過附件上限{attachments.LARGEST // attachments.MEGABYTE} MB；"
        "請壓縮或分成幾個檔案，或只登記文號而不附檔。"
    )
