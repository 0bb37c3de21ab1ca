"""What the office knew at the end of a past day is what it would have shown on that day."""

import datetime as dt
import random
from collections.abc import Callable, Iterator

import pytest

from db import audit
from db.history_copy import as_left_by
from db.queries.history import recent_happenings
from db.queries.tracking import attachment_content, evidence_of
from db.tables.office import Section
from db.vocabulary import SectionKind
from desktop.errors import OfficeError, Refused
from desktop.office.as_of import office_as_of
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.outline import delete_nodes
from desktop.office.sections import change_section
from desktop.office.setup import change_agency
from desktop.office.take_back import take_back
from tests.conftest import Clock
from tests.factories import TaskDraft, drafted_plan, followed_plan, last_number, named_sections
from tests.journeys.random_chasing import RandomChaser
from tests.journeys.random_edits import RandomClerk, rows_of, state_of

MARCH = dt.date(2026, 3, 2)
TODAY = dt.date(2026, 11, 20)


def days() -> Iterator[dt.date]:
    """Every other day from the second of March on."""
    return (MARCH + dt.timedelta(days=2 * number) for number in range(100))


def work_at_random(office: Office, clerk: Actor, chance: random.Random, on: dt.date, edits: int) -> None:
    """Edit and follow the plan, and now and then take one of the last deeds back."""

    def do(_words: str, deed: Callable[..., object], *arguments: object, **named: object) -> None:
        try:
            with office.work(clerk) as work:
                deed(work, *arguments, **named)
        except OfficeError:
            pass

    hand, chaser = RandomClerk(office, do, chance), RandomChaser(office, do, chance)
    for _ in range(edits):
        if chance.random() < 0.2:
            last = last_number(office)
            do("復原", take_back, chance.randint(max(1, last - 4), last))
        elif chance.random() < 0.5:
            hand.edit()
        else:
            chaser.act(on)


@pytest.mark.parametrize("seed", range(3))
def test_every_past_day_reads_as_it_ended(office: Office, clerk: Actor, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)
    clock(MARCH - dt.timedelta(days=1))
    drafted_plan(office, clerk, "機關形象\n  改善環境\n    整理花圃\n    更新標示\n顧客關係\n")
    for name in ("民政課", "社會課", "人事室", "主計室", "建設課"):
        named_sections(office, clerk, name)
    ended = {}
    for day, _ in zip(days(), range(4), strict=False):
        clock(day)
        work_at_random(office, clerk, chance, day, 20)
        ended[day] = state_of(office)
    for day, state in ended.items():
        with office_as_of(office, day, TODAY) as then:
            assert rows_of(then) == state
        with office_as_of(office, day + dt.timedelta(days=1), TODAY) as then:
            assert rows_of(then) == state


def test_what_was_done_late_in_the_evening_belongs_to_that_day(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    for day, hour, name in ((MARCH, 23, "晚上"), (MARCH + dt.timedelta(days=1), 0, "半夜")):
        clock(day, hour)
        with office.work(clerk) as work:
            change_agency(work, name=name)
    assert agency_on(office, MARCH) == "晚上"
    assert agency_on(office, MARCH + dt.timedelta(days=1)) == "半夜"


def agency_on(office: Office, day: dt.date) -> str:
    with office_as_of(office, day, TODAY) as then:
        return str(rows_of(then)["agency"][1]["name"])


def test_names_that_two_sections_exchanged_are_those_of_the_day(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    clock(MARCH)
    keys = named_sections(office, clerk, "甲課", "乙課")
    clock(MARCH + dt.timedelta(days=1))
    for key, name in ((keys["甲課"], "丙課"), (keys["乙課"], "甲課"), (keys["甲課"], "乙課")):
        with office.work(clerk) as work:
            change_section(work, key, name=name)
    with office_as_of(office, MARCH, TODAY) as then:
        assert {key: row["name"] for key, row in rows_of(then)["section"].items()} == {
            keys["甲課"]: "甲課",
            keys["乙課"]: "乙課",
        }


def test_the_trail_of_a_past_day_ends_with_that_day(office: Office, clerk: Actor, clock: Clock) -> None:
    for day, name in zip(days(), ("甲課", "乙課", "丙課"), strict=False):
        clock(day)
        named_sections(office, clerk, name)
    with office_as_of(office, MARCH + dt.timedelta(days=2), TODAY) as then:
        assert [found.number for found in recent_happenings(then)] == [2, 1]
        assert audit.broken_at(then) is None


def test_an_attached_file_is_there_on_the_day_it_was_attached(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    clock(MARCH)
    plan = followed_plan(office, clerk, TaskDraft("更新樓層配置圖"))
    with office.work(clerk) as work:
        add_evidence(
            work,
            plan.nodes["更新樓層配置圖"],
            on=MARCH,
            what="照片",
            file=b"bytes",
            file_name="a.jpg",
            today=MARCH,
        )
    clock(MARCH + dt.timedelta(days=3))
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["更新樓層配置圖"]])
    with office_as_of(office, MARCH, TODAY) as then:
        (evidence,) = evidence_of(then, plan.nodes["更新樓層配置圖"])
        assert attachment_content(then, evidence.attachment_id or 0) == b"bytes"


def test_reading_a_past_day_neither_changes_nor_locks_the_office(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    clock(MARCH)
    keys = named_sections(office, clerk, "甲課")
    clock(MARCH + dt.timedelta(days=1))
    with office.work(clerk) as work:
        change_section(work, keys["甲課"], name="乙課")
    before = state_of(office)
    with office_as_of(office, MARCH, TODAY) as then:
        rows_of(then)
        with pytest.raises(Exception, match="readonly"):
            then.connection().exec_driver_sql("DELETE FROM section")
    with office.work(clerk) as work:
        change_section(work, keys["甲課"], name="乙課", short_name="乙")
    assert before["section"][keys["甲課"]] | {"short_name": "乙"} == state_of(office)["section"][keys["甲課"]]


def test_days_that_cannot_be_known_are_refused_in_a_sentence(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    with pytest.raises(Refused, match="還沒有任何紀錄"), office_as_of(office, MARCH, TODAY):
        pass
    clock(MARCH)
    named_sections(office, clerk, "甲課")
    before, after = MARCH - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
    with pytest.raises(Refused, match=r"請改選115\.03\.02或以後"), office_as_of(office, before, TODAY):
        pass
    with pytest.raises(Refused, match=r"115\.11\.21還沒有到"), office_as_of(office, after, TODAY):
        pass


def test_an_office_on_a_server_tells_of_today_only(
    office: Office, clerk: Actor, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(MARCH)
    named_sections(office, clerk, "甲課")
    monkeypatch.setattr(Office, "path", None)
    with pytest.raises(Refused, match="放在伺服器上時"), office_as_of(office, MARCH, TODAY):
        pass


def test_columns_that_came_later_have_their_usual_value_in_a_row_brought_back(
    office: Office, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = drafted_plan(office, clerk, "機關形象\n")
    kept = audit._all_values

    def of_an_older_schema(row: object) -> audit.Values:
        return {name: value for name, value in kept(row).items() if name != "sections_text"}  # type: ignore[arg-type]

    monkeypatch.setattr(audit, "_all_values", of_an_older_schema)
    with office.work(clerk) as work:
        delete_nodes(work, [plan.nodes["機關形象"]])
    assert office.path is not None
    with as_left_by(office.path, last_number(office) - 1) as then:
        (node,) = rows_of(then)["node"].values()
    assert (node["text"], node["sections_text"]) == ("機關形象", "")


def test_rows_imported_at_once_and_taken_back_are_there_on_the_day_between(
    office: Office, clerk: Actor, clock: Clock
) -> None:
    names = ("name", "position", "kind")
    clock(MARCH)
    with office.work(clerk) as work:
        work.name("import")
        work.insert_rows(Section, names, [("甲課", 1, SectionKind.MEMBER), ("乙課", 2, SectionKind.MEMBER)])
    imported = state_of(office)
    clock(MARCH + dt.timedelta(days=1))
    with office.work(clerk) as work:
        take_back(work, last_number(office))
    clock(MARCH + dt.timedelta(days=2))
    named_sections(office, clerk, "甲課")
    with office_as_of(office, MARCH, TODAY) as then:
        assert rows_of(then) == imported
    with office_as_of(office, MARCH + dt.timedelta(days=1), TODAY) as then:
        assert rows_of(then)["section"] == {}
