"""The follow-up table: before the meeting to be ticked, afterwards with what was decided, or blank."""

import datetime as dt

import pytest

from db.queries.meetings import follow_up_table
from db.vocabulary import FollowUpDecision
from desktop.errors import Refused
from desktop.forms.follow_up import BLANK_ROWS
from desktop.forms.form import Request
from desktop.office.meetings import add_matter, decide, hold_meeting
from desktop.office.office import Actor, Office
from desktop.office.printing import print_form
from tests.factories import TaskDraft, followed_plan
from tests.forms.read_tables import table_cells
from tests.forms.sample_prints import form, name_agency, strips

JUNE, JULY = dt.date(2026, 6, 30), dt.date(2026, 7, 31)
HEADINGS = ("案由及承辦單位", "辦理情形", "解除列管", "繼續列管")
RELEASE, CONTINUE = FollowUpDecision.RELEASE, FollowUpDecision.CONTINUE


@pytest.fixture
def meeting(office: Office, clerk: Actor) -> int:
    """A meeting that follows a late task of two sections, and a matter of its own."""
    name_agency(office, clerk)
    plan = followed_plan(
        office, clerk, TaskDraft("更新樓層配置圖", dt.date(2026, 6, 18), ("行政課", "資訊課"))
    )
    with office.work(clerk) as work:
        key = hold_meeting(
            work, 115, "館務會議", held_on=JULY, figures_on=JUNE, node_ids=list(plan.nodes.values())
        )
        add_matter(work, key, "停車場標線重劃", "建設課", "洽詢中")
    return key


def rows(office: Office, **asked: object) -> list[list[str]]:
    return table_cells(print_form(office, "follow-up", Request(**asked), JULY), HEADINGS)  # type: ignore[arg-type]


def decisions(office: Office, clerk: Actor, meeting: int, *made: tuple[FollowUpDecision, str]) -> None:
    with office.work(clerk) as work:
        table = follow_up_table(work.session, meeting)
        assert table is not None
        for matter, (decision, words) in zip(table.matters, made, strict=False):
            decide(work, matter.id, decision, words)


def test_before_the_meeting_both_decisions_are_boxes_to_tick(office: Office, meeting: int) -> None:
    assert rows(office) == [
        [
            "第1案一、(一)1.更新樓層配置圖承辦單位：行政課（主辦）、資訊課（協辦）",
            "應於115.06.18前完成，已逾12日；未開始",
            "□",
            "□",
        ],
        ["第2案停車場標線重劃承辦單位：建設課", "洽詢中", "□", "□"],
    ]


def test_afterwards_the_decision_stands_in_its_column_with_its_words(
    office: Office, clerk: Actor, meeting: int
) -> None:
    decisions(office, clerk, meeting, (RELEASE, ""), (CONTINUE, "請於8月底前完成"))
    assert [row[2:] for row in rows(office)] == [["Ｖ", ""], ["", "Ｖ請於8月底前完成"]]


def test_the_head_tells_which_meeting_it_is_and_of_which_day_the_figures_are(
    office: Office, clerk: Actor, meeting: int
) -> None:
    before = form(office, "follow-up", today=JULY)
    assert "館務會議列管追蹤表115年第1次開會日期：中華民國115年7月31日" in before.text
    assert "統計至中華民國115年6月30日列管2項案由" in before.text
    assert sum(map(strips, before.pages)) == 1
    decisions(office, clerk, meeting, (RELEASE, ""))
    assert "列管2項，解除1項，繼續0項，尚未決定1項" in form(office, "follow-up", today=JULY).text


def test_the_newest_meeting_of_the_year_is_printed_or_the_one_asked_for(
    office: Office, clerk: Actor, meeting: int
) -> None:
    decisions(office, clerk, meeting, (CONTINUE, ""), (RELEASE, ""))
    with office.work(clerk) as work:
        hold_meeting(work, 115, "擴大館務會議", held_on=JULY, figures_on=JULY, node_ids=[])
    newest = form(office, "follow-up").text
    assert "擴大館務會議列管追蹤表115年第2次" in newest
    assert "更新樓層配置圖承辦單位：行政課（主辦）、資訊課（協辦）（連續第2次列管）" in newest
    assert "停車場標線重劃" not in newest
    assert "停車場標線重劃" in form(office, "follow-up", id=1).text
    with pytest.raises(Refused, match="115年沒有第7次會議"):
        form(office, "follow-up", id=7)


def test_the_blank_edition_has_room_to_write_and_boxes(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    assert rows(office, is_blank=True) == [["", "", "□", "□"]] * BLANK_ROWS
    printed = form(office, "follow-up", is_blank=True)
    assert "會議名稱：第次開會日期：年月日統計至年月日" in printed.text
    assert len(printed.pages) == 1


def test_without_a_meeting_there_is_nothing_to_print(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    with pytest.raises(Refused, match="還沒有開會的列管追蹤表"):
        form(office, "follow-up")


def test_the_sample_has_two_meetings_with_what_goes_on(sample: Office) -> None:
    text = form(sample, "follow-up").text
    assert "鄉務會議列管追蹤表115年第2次" in text
    assert text.count("（連續第2次列管）") == 3
    assert "Ｖ座椅已到貨安裝。" in text
