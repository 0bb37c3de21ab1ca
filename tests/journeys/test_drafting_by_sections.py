"""A plan drafted by three sections: handed out, written in Excel, changed meanwhile, taken back."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl

from db.queries.plan import plan_tree
from desktop.exchange.sections.handout_reading import read_workbook
from desktop.exchange.sections.handout_workbook import SHEET
from desktop.office.handing_out import HandoutFile, handing_out_steps
from desktop.office.handout_review import review
from desktop.office.handouts import handouts_of
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.returned_items import certain
from desktop.office.setup import change_agency
from desktop.office.take_back import take_back
from desktop.office.taking_back_handouts import take_back_handout
from desktop.rules.three_way import Answer
from tests.factories import FollowedPlan, TaskDraft, followed_plan, outline_of

TODAY = dt.date(2026, 1, 5)
TASKS = (
    TaskDraft("更新樓層標示", dt.date(2026, 6, 30), ("民政課",)),
    TaskDraft("檢修飲水機", dt.date(2026, 3, 31), ("秘書室",)),
    TaskDraft("設置愛心鈴", None, ("社會課",)),
    TaskDraft("測試電話禮貌", dt.date(2026, 9, 30), ("各課室",), measure="電話禮貌"),
)
ALL = ("民政課", "秘書室", "社會課")


def hand_out_all(office: Office, clerk: Actor, plan: FollowedPlan, folder: Path) -> dict[str, HandoutFile]:
    steps = handing_out_steps(office, clerk, plan.plan_id, None, folder, on=TODAY)
    try:
        while True:
            next(steps)
    except StopIteration as stop:
        return {file.section: file for file in stop.value}


def write(file: HandoutFile, **cells: Any) -> None:
    book = openpyxl.load_workbook(file.path)
    for name, text in cells.items():
        book[SHEET][name] = text
    book.save(file.path)


def test_the_plan_has_what_three_sections_drafted(office: Office, clerk: Actor, tmp_path: Path) -> None:
    with office.work(clerk) as work:
        change_agency(work, name="青埔縣松溪鄉公所")
    plan = followed_plan(office, clerk, *TASKS, year=115, groups={"各課室": ALL})
    before = outline_of(office, plan.plan_id)
    files = hand_out_all(office, clerk, plan, tmp_path / "編寫")
    assert {name: file.tasks for name, file in files.items()} == dict.fromkeys(ALL, 2)

    # Below the section's one task of 改善服務場所 are three empty lines, then 電話禮貌.
    write(
        files["民政課"],
        D6="更新樓層與英文標示",
        G6=dt.datetime(2026, 5, 31),
        D7="整理志工名冊",
        D10="抽測電話禮貌",
    )
    write(files["秘書室"], K6="v", D7="汰換飲水機", G7="１１５／８／１", I7="每半年1次")
    write(files["社會課"], G6="115.04.31", J6="含二樓")
    renamed = files["社會課"].path.rename(tmp_path / "社會課改好了.xlsx")
    with office.work(clerk) as work:
        change_node(work, plan.nodes["測試電話禮貌"], text="每季測試電話禮貌")

    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    kinds = {}
    for name, path in ((each, files[each].path if each != "社會課" else renamed) for each in ALL):
        with office.reading() as session:
            found = review(session, read_workbook(path))
        assert found.section == name
        kinds[name] = [item.answer for item in found.items]
        taken = certain(found)
        with office.work(clerk) as work:
            is_finished = tuple(taken) == found.items
            take_back_handout(work, found.handout_id, taken, on=TODAY, is_finished=is_finished)
    assert kinds == {
        "民政課": [Answer.CHANGED, Answer.CONFLICT, Answer.NEW],
        "秘書室": [Answer.DELETED, Answer.NEW],
        "社會課": [Answer.CHANGED],
    }

    assert outline_of(office, plan.plan_id) == [
        "一、機關形象",
        "  (一)改善服務場所",
        "    1.更新樓層與英文標示",
        "    2.設置愛心鈴",
        "    3.整理志工名冊",
        "    4.汰換飲水機",
        "  (二)電話禮貌",
        "    1.每季測試電話禮貌",
    ]
    with office.reading() as session:
        nodes = {node.text: node for node in plan_tree(session, plan.plan_id).nodes}
        back = {row.section: row.taken_back_on for row in handouts_of(session, plan.plan_id)}
    dues = {text: node.tracking.due_on for text, node in nodes.items() if node.tracking}
    assert dues["更新樓層與英文標示"] == dt.date(2026, 5, 31)
    assert dues["汰換飲水機"] == dt.date(2026, 8, 1)
    assert [share.name for share in nodes["整理志工名冊"].sections] == ["民政課"]
    assert nodes["設置愛心鈴"].remark == "含二樓"
    assert back == {"民政課": None, "秘書室": TODAY, "社會課": None}

    for number in reversed(numbers[-3:]):
        with office.work(clerk) as work:
            take_back(work, number)
    assert outline_of(office, plan.plan_id) == [*before[:-1], "    1.每季測試電話禮貌"]
