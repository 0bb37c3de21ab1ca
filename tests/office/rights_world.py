"""An office of two sections in which each of both has one of everything, for the tests of rights."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from db.audit import entries
from db.unit_of_work import Work
from db.vocabulary import Role, SignoffRole, WalkaroundState
from desktop.office.deed import deed
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.persons import add_person
from desktop.office.phone_tests import begin_round
from desktop.office.reminders import issue_reminders
from desktop.office.secret_hash import Cost
from desktop.office.signoffs import record_signoff
from desktop.office.ticking import tick
from desktop.office.walkarounds import Handling, consult, move_on, register_walkaround
from desktop.rules.occurrence import Occurrence
from tests.factories import TaskDraft, followed_plan, walk_values

CHEAP = Cost(1, 8, 1)
TODAY = dt.date(2026, 5, 20)
# By then the tasks are late.
REMINDED_ON = dt.date(2026, 7, 1)
SECTIONS = {"own": "總務課", "other": "人事室"}
TICKED = {"own": "公告服務時間", "other": "訂定訓練計畫"}
TASK = {"own": "更新樓層配置圖", "other": "辦理禮貌訓練"}


@dataclass(frozen=True)
class Side:
    """The keys of one of everything: of the section and of the person themselves, or of others."""

    section_id: int
    third_section_id: int
    node_id: int
    ticked_id: int
    evidence_id: int
    entry_id: int
    submitted_id: int
    consulted_id: int
    reminder_id: int
    signoffs: dict[Role, int]
    boxes: dict[Role, SignoffRole]
    persons: dict[Role, int]
    numbers: dict[Role, int]


@dataclass(frozen=True)
class World:
    """The office, who may act there by role, and the sides `own` and `other` of what they act on."""

    office: Office
    actors: dict[Role, Actor]
    sides: dict[str, Side]


def made_world(office: Office) -> World:
    """Fill an empty office; only people of the roles do what they have a right to."""
    clerk = Actor("陳承辦")
    drafts = [TaskDraft(TASK[side], dt.date(2026, 6, 30), (SECTIONS[side],)) for side in SECTIONS]
    drafts += [TaskDraft(TICKED[side], None, (SECTIONS[side],)) for side in SECTIONS]
    plan = followed_plan(office, clerk, *drafts, TaskDraft("第三件", sections=("會計室",)))
    keys = {side: plan.sections[name] for side, name in SECTIONS.items()}
    actors = _actors(office, clerk, keys["own"])
    with office.work(clerk) as work:
        stranger = add_person(work, "路人")
        numbers_of_others = _newest(office)
    walks = {side: _walk(office, clerk, section_id) for side, section_id in keys.items()}
    sides = {}
    for side, section_id in keys.items():
        is_own = side == "own"
        third = plan.sections["會計室"]
        with office.work(clerk) as work:
            evidence_id = add_evidence(work, plan.nodes[TASK[side]], on=TODAY, what="會議紀錄", today=TODAY)
            consult(work, walks[side], [third])
            # What is consulted lies in the other section's walk.
            away = _walk_in(work, third)
            consult(work, away, [section_id])
            (reminder_id,) = issue_reminders(work, 115, [section_id], on=REMINDED_ON, reply_by=REMINDED_ON)
        with office.work(actors[Role.SECTION_HEAD] if is_own else clerk) as work:
            (ticked_id,) = tick(work, plan.nodes[TICKED[side]], on=TODAY, today=TODAY)
        sides[side] = Side(
            section_id,
            third,
            plan.nodes[TASK[side]],
            ticked_id,
            evidence_id,
            walks[side],
            _submitted(office, clerk, section_id) if is_own else walks[side],
            away,
            reminder_id,
            _signoffs(office, clerk, walks[side], is_own=is_own),
            _boxes(is_own=is_own),
            {role: actor.person_id or 0 if is_own else stranger for role, actor in actors.items()},
            _numbers(office, actors, walks["own"]) if is_own else dict.fromkeys(Role, numbers_of_others),
        )
    return World(office, actors, sides)


def _actors(office: Office, clerk: Actor, section_id: int) -> dict[Role, Actor]:
    names = {
        Role.CLERK: "陳承辦",
        Role.SECTION_HEAD: "林課長",
        Role.DIRECTOR: "黃區長",
        Role.TESTER: "吳測試",
        Role.AUDITOR: "許稽核",
    }
    with office.work(clerk) as work:
        return {
            role: Actor(name, role, add_person(work, name, role=role, section_id=section_id), section_id)
            for role, name in names.items()
        }


@deed
def _walk_in(work: Work, section_id: int) -> int:
    return register_walkaround(work, **walk_values(section_id))


def _walk(office: Office, clerk: Actor, section_id: int) -> int:
    with office.work(clerk) as work:
        return _walk_in(work, section_id)


def _submitted(office: Office, clerk: Actor, section_id: int) -> int:
    with office.work(clerk) as work:
        entry_id = _walk_in(work, section_id)
        move_on(work, entry_id, WalkaroundState.SUBMITTED, on=TODAY, handling=Handling("已修復"))
    return entry_id


def _boxes(*, is_own: bool) -> dict[Role, SignoffRole]:
    if not is_own:
        return dict.fromkeys(Role, SignoffRole.SECRETARY)
    return {
        role: SignoffRole.DIRECTOR if role is Role.DIRECTOR else SignoffRole.SECTION_HEAD for role in Role
    }


def _signoffs(office: Office, clerk: Actor, entry_id: int, *, is_own: bool) -> dict[Role, int]:
    with office.work(clerk) as work:
        return {
            role: record_signoff(work, "walkaround", entry_id, box, person="某人", on=TODAY)
            for role, box in _boxes(is_own=is_own).items()
        }


def _numbers(office: Office, actors: dict[Role, Actor], entry_id: int) -> dict[Role, int]:
    """The number of something that each did, as far as their role does anything."""
    with office.work(actors[Role.SECTION_HEAD]) as work:
        register_walkaround(work, **walk_values(actors[Role.SECTION_HEAD].section_id or 0))
    numbers = {Role.SECTION_HEAD: _newest(office)}
    with office.work(actors[Role.DIRECTOR]) as work:
        record_signoff(work, "walkaround", entry_id, SignoffRole.DIRECTOR, person="黃區長", on=TODAY)
    numbers[Role.DIRECTOR] = _newest(office)
    with office.work(actors[Role.TESTER]) as work:
        begin_round(work, year=115, name="上半年", held_from=TODAY, held_to=TODAY)
    numbers[Role.TESTER] = _newest(office)
    return {role: numbers.get(role, numbers[Role.SECTION_HEAD]) for role in Role}


def _newest(office: Office) -> int:
    with office.reading() as session:
        return next(entries(session)).number


def owed(node_id: int) -> Occurrence:
    """The one instance of a task with a due date."""
    return Occurrence(node_id, None, dt.date(2026, 1, 1), 1, 1, dt.date(2026, 6, 30))


def arguments(side: Side, role: Role) -> dict[str, dict[str, Any]]:
    """For each deed with a limit, arguments with which it can be done."""
    on, today = TODAY, TODAY
    walk = {"entry_id": side.entry_id}
    signed = {"signoff_id": side.signoffs[role]}
    return {
        "start_task": {"node_id": side.node_id},
        "tick": {"node_id": side.node_id, "on": on, "today": today},
        "tick_many": {"node_ids": [side.node_id], "on": on, "today": today},
        "tick_instances": {"instances": [owed(side.node_id)], "today": today},
        "change_tick": {"occurrence_id": side.ticked_id, "on": on, "times": 1, "note": "", "today": today},
        "untick": {"occurrence_id": side.ticked_id},
        "add_evidence": {"node_id": side.node_id, "on": on, "today": today},
        "change_evidence": {"evidence_id": side.evidence_id, "on": on, "count": 2, "today": today},
        "delete_evidence": {"evidence_id": side.evidence_id},
        "register_walkaround": walk_values(side.section_id),
        "change_walkaround": walk | {"place": "二樓"},
        "record_handling": walk | {"handling": Handling("已修復")},
        "consult": walk | {"section_ids": [side.third_section_id]},
        "answer_consult": {
            "entry_id": side.consulted_id,
            "section_id": side.section_id,
            "opinion": "無意見",
            "on": on,
        },
        "reply_to_reminder": {
            "reminder_id": side.reminder_id,
            "on": REMINDED_ON,
            "by": "某人",
            "answers": {side.node_id: ("已送印", None, "")},
        },
        "move_on": {"entry_id": side.submitted_id, "state": WalkaroundState.CLOSED, "on": on}
        if role is Role.DIRECTOR
        else walk | {"state": WalkaroundState.SUBMITTED, "on": on},
        "add_remark": walk | {"text": "補充", "on": on},
        "record_signoff": {
            "subject_kind": "walkaround",
            "subject_id": side.entry_id,
            "role": side.boxes[role],
            "person": "某人",
            "on": on,
        },
        "change_signoff": signed | {"person": "另一人", "on": on},
        "clear_signoff": signed,
        "set_secret": {"person_id": side.persons[role], "secret": "走廊的時鐘慢五分", "cost": CHEAP},
        "take_back": {"number": side.numbers[role]},
    }
