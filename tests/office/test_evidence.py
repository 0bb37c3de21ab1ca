import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import attachments
from db.queries.plan import TrackingInfo, plan_tree
from db.queries.tracking import attachment_content, evidence_of
from db.tables.audit import AuditEntry
from db.tables.office import Attachment
from db.vocabulary import TaskStatus
from desktop.errors import Refused
from desktop.office.evidence import (
    AttachedFile,
    Proof,
    add_evidence,
    add_proof,
    attached_file,
    change_evidence,
    delete_evidence,
)
from desktop.office.office import Actor, Office
from desktop.office.take_back import take_back
from tests.factories import FollowedPlan, TaskDraft, followed_plan

TODAY = dt.date(2026, 3, 5)
DUE = dt.date(2026, 3, 1)


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    return followed_plan(
        office,
        clerk,
        TaskDraft("更新樓層配置圖", DUE, ("行政課",)),
        TaskDraft("檢修飲水機", DUE, ("行政課",)),
        TaskDraft("辦理禮貌講習", None, ("人事室",), area="顧客關係", measure="人員訓練"),
    )


@pytest.fixture
def task(plan: FollowedPlan) -> int:
    return plan.nodes["更新樓層配置圖"]


def tracked(office: Office, plan: FollowedPlan, node_id: int) -> TrackingInfo:
    with office.reading() as session:
        (found,) = [node for node in plan_tree(session, plan.plan_id).nodes if node.id == node_id]
    assert found.tracking is not None
    return found.tracking


def last_audit_number(office: Office) -> int:
    with office.reading() as session:
        return session.scalar(select(func.max(AuditEntry.number))) or 0


def test_evidence_starts_a_task_and_counts(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    with office.work(clerk) as work:
        add_evidence(work, task, on=DUE, count=2, what="巡檢表", letter_number="", today=TODAY)
    with office.work(clerk) as work:
        add_evidence(work, task, on=TODAY, count=0, letter_number="府行字第1號", today=TODAY)
    found = tracked(office, plan, task)
    assert (found.status, found.counted, found.evidence_count) == (TaskStatus.STARTED, 2, 2)


@pytest.mark.parametrize("count", [-1, 10000])
def test_a_count_out_of_bounds_is_refused(office: Office, clerk: Actor, task: int, count: int) -> None:
    with pytest.raises(Refused, match="次數必須是0到9999"), office.work(clerk) as work:
        add_evidence(work, task, on=TODAY, count=count, today=TODAY)


def test_evidence_is_corrected_and_keeps_its_file(office: Office, clerk: Actor, task: int) -> None:
    with office.work(clerk) as work:
        key = add_evidence(work, task, on=DUE, file=b"a", file_name="a.pdf", today=TODAY)
    with office.work(clerk) as work:
        change_evidence(work, key, on=TODAY, count=3, what="簽到表", letter_number="第2號", today=TODAY)
    with office.reading() as session:
        (found,) = evidence_of(session, task)
    assert (found.dated_on, found.count, found.what, found.letter_number) == (TODAY, 3, "簽到表", "第2號")
    assert found.file_name == "a.pdf"


def test_deleted_evidence_comes_back_with_its_file(office: Office, clerk: Actor, task: int) -> None:
    with office.work(clerk) as work:
        key = add_evidence(work, task, on=DUE, file=b"a", file_name="a.pdf", today=TODAY)
    with office.work(clerk) as work:
        delete_evidence(work, key)
    with pytest.raises(Refused, match="已經被刪除"), office.work(clerk) as work:
        delete_evidence(work, key)
    with office.work(clerk) as work:
        take_back(work, last_audit_number(office))
    with office.reading() as session:
        (found,) = evidence_of(session, task)
        assert found.attachment_id is not None
        assert attachment_content(session, found.attachment_id) == b"a"


def test_the_same_file_under_two_tasks_is_stored_once(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    for key, name in ((task, "照片.jpg"), (plan.nodes["檢修飲水機"], "副本.jpg")):
        with office.work(clerk) as work:
            add_evidence(work, key, on=TODAY, file=b"same", file_name=name, today=TODAY)
    with office.reading() as session:
        assert session.scalar(select(func.count(Attachment.id))) == 1
        assert evidence_of(session, task)[0].file_name == "照片.jpg"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"x" * 11, "簡報.pptx", r"「簡報.pptx」有0.1 MB，超過附件上限"),
        (b"", "空白.docx", "是空的檔案"),
        (b"x", "  ", "附件沒有檔名"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused(
    office: Office,
    clerk: Actor,
    task: int,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    name: str,
    words: str,
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 10)
    with pytest.raises(Refused, match=words), office.work(clerk) as work:
        add_evidence(work, task, on=TODAY, file=content, file_name=name, today=TODAY)
    with office.reading() as session:
        assert evidence_of(session, task) == []


def test_a_proof_with_several_files_counts_once(
    office: Office, clerk: Actor, plan: FollowedPlan, task: int
) -> None:
    files = (AttachedFile("簽到表.pdf", b"1"), AttachedFile("照片.jpg", b"2"))
    with office.work(clerk) as work:
        add_proof(work, task, on=TODAY, proof=Proof("講習", "第3號", count=1, files=files), today=TODAY)
    with office.reading() as session:
        found = evidence_of(session, task)
    assert [(row.file_name, row.count, row.what, row.letter_number) for row in found] == [
        ("簽到表.pdf", 1, "講習", "第3號"),
        ("照片.jpg", 0, "講習", "第3號"),
    ]


def test_one_bad_file_keeps_the_whole_proof_out(office: Office, clerk: Actor, task: int) -> None:
    files = (AttachedFile("簽到表.pdf", b"1"), AttachedFile("空的.jpg", b""))
    with pytest.raises(Refused, match=r"空的\.jpg"), office.work(clerk) as work:
        add_proof(work, task, on=TODAY, proof=Proof(files=files), today=TODAY)
    with office.reading() as session:
        assert evidence_of(session, task) == []


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"jpeg")
    assert attached_file(tmp_path / "照片.jpg") == AttachedFile("照片.jpg", b"jpeg")


def test_what_cannot_be_attached_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 3)
    (tmp_path / "大檔.zip").write_bytes(b"1234")
    for name, words in (("大檔.zip", "超過附件上限"), ("不在了.pdf", "無法讀取"), ("", "是資料夾")):
        with pytest.raises(Refused, match=words):
            attached_file(tmp_path / name)
