"""How far a right reaches: groups, headings, other people's boxes and entries, deeds within deeds."""

import datetime as dt

import pytest

from db.audit import entries
from db.tables.tracking import Evidence, Occurrence
from db.vocabulary import Role, SectionKind, SignoffRole, WalkaroundState
from desktop.errors import NotAllowed
from desktop.office.evidence import add_evidence, delete_evidence
from desktop.office.office import Actor
from desktop.office.persons import add_person
from desktop.office.phone_tests import begin_round
from desktop.office.promises import Share, set_sections
from desktop.office.sections import add_section, set_group_members
from desktop.office.settings import change_setting
from desktop.office.signoffs import record_signoff
from desktop.office.take_back import take_back
from desktop.office.ticking import change_tick, confirm_ticks, tick_many, untick
from desktop.office.ticking import tick as tick_one
from desktop.office.walkarounds import change_walkaround, move_on
from tests.factories import TaskDraft, followed_plan, registered_walk, walk_values

TODAY = dt.date(2026, 5, 20)
ONLY_OWN = "「林課長」只能.*自己單位的部分；這一項屬於其他單位，請洽該單位或承辦人。"


@pytest.fixture
def plan(office, clerk):
    return followed_plan(
        office,
        clerk,
        TaskDraft("自己的", sections=("總務課",)),
        TaskDraft("別人的", sections=("人事室",)),
        TaskDraft("大家的", sections=("各課室",)),
        groups={"各課室": ("總務課", "人事室")},
    )


@pytest.fixture
def head(plan) -> Actor:
    return Actor("林課長", Role.SECTION_HEAD, section_id=plan.sections["總務課"])


def tick(office, actor, node_id) -> int:
    with office.work(actor) as work:
        return tick_one(work, node_id, on=TODAY, today=TODAY)[0]


def trail(office) -> list[tuple[str, str]]:
    with office.reading() as session:
        return [(entry.actor, entry.deed) for entry in entries(session)]


def trail_number(office, deed) -> int:
    with office.reading() as session:
        return next(entry.number for entry in entries(session) if entry.deed == deed)


def newest(office) -> int:
    with office.reading() as session:
        return next(entries(session)).number


def test_a_task_of_a_group_is_a_task_of_each_of_its_members(office, head, plan):
    tick(office, head, plan.nodes["大家的"])

    stranger = Actor("林課長", Role.SECTION_HEAD, section_id=max(plan.sections.values()) + 1)
    with pytest.raises(NotAllowed, match=ONLY_OWN):
        tick(office, stranger, plan.nodes["大家的"])


def test_a_task_without_sections_is_that_of_the_sections_above_it(office, clerk, head, plan):
    with office.work(clerk) as work:
        set_sections(work, plan.nodes["別人的"], [])
        set_sections(work, plan.nodes["改善服務場所"], [Share(plan.sections["總務課"])])

    tick(office, head, plan.nodes["別人的"])
    assert trail(office)[0] == ("林課長", "tick")


def test_one_task_of_another_section_among_many_stops_them_all(office, head, plan):
    with pytest.raises(NotAllowed, match=ONLY_OWN), office.work(head) as work:
        tick_many(work, [plan.nodes["自己的"], plan.nodes["別人的"]], on=TODAY, today=TODAY)

    assert "林課長" not in dict(trail(office))


@pytest.mark.parametrize("section_id", [None, 0])
def test_a_section_head_without_section_has_nothing_of_their_own(office, plan, section_id):
    head = Actor("林課長", Role.SECTION_HEAD, section_id=section_id)

    with pytest.raises(NotAllowed, match=ONLY_OWN):
        tick(office, head, plan.nodes["自己的"])
    assert head.section_in_view == 0


def test_an_own_walk_cannot_be_given_to_another_section(office, clerk, head, plan):
    entry = registered_walk(office, clerk, plan.sections["總務課"])

    with pytest.raises(NotAllowed, match=ONLY_OWN), office.work(head) as work:
        change_walkaround(work, entry, **walk_values(plan.sections["人事室"]))


def test_a_section_head_signs_the_own_box_of_own_walks_only(office, clerk, head, plan):
    own, other = (registered_walk(office, clerk, plan.sections[name]) for name in ("總務課", "人事室"))

    def sign(entry, box, kind="walkaround"):
        with office.work(head) as work:
            record_signoff(work, kind, entry, box, person="林課長", on=TODAY)

    sign(own, SignoffRole.SECTION_HEAD)
    with pytest.raises(NotAllowed, match="只能登錄簽核自己的簽核欄"):
        sign(own, SignoffRole.DIRECTOR)
    with pytest.raises(NotAllowed, match=ONLY_OWN):
        sign(other, SignoffRole.SECTION_HEAD)
    with pytest.raises(NotAllowed, match=ONLY_OWN):
        sign(plan.plan_id, SignoffRole.SECTION_HEAD, "plan")


def test_what_a_deed_calls_is_part_of_it(office, plan):
    tester = Actor("吳測試", Role.TESTER)

    with office.work(tester) as work:
        # Makes the first score sheet on its way, which a tester may not make alone.
        begin_round(work, year=115, name="上半年", held_from=TODAY, held_to=TODAY)

    assert trail(office)[0] == ("吳測試", "begin_round")


def test_a_second_deed_in_one_unit_of_work_is_asked_about_too(office, head, plan):
    with pytest.raises(NotAllowed, match="不能修改設定"), office.work(head) as work:
        add_evidence(work, plan.nodes["自己的"], on=TODAY, today=TODAY)
        change_setting(work, "due_soon_days", 30)

    assert "林課長" not in dict(trail(office))


def test_who_takes_back_must_have_done_it(office, clerk, head, plan):
    tick(office, clerk, plan.nodes["自己的"])
    with pytest.raises(NotAllowed, match="「林課長」只能復原自己做的動作"), office.work(head) as work:
        take_back(work, newest(office))

    tick(office, head, plan.nodes["大家的"])
    with office.work(head) as work:
        take_back(work, newest(office))
    with office.work(head) as work:
        take_back(work, newest(office))
    assert [deed for _actor, deed in trail(office)][:3] == ["take_back", "take_back", "tick"]


def test_the_clerk_takes_back_what_others_did(office, clerk, head, plan):
    tick(office, head, plan.nodes["自己的"])

    with office.work(clerk) as work:
        take_back(work, newest(office))
    assert trail(office)[0] == (clerk.name, "take_back")


def test_who_lost_the_right_cannot_take_back_what_it_allowed(office, head, plan):
    tick(office, head, plan.nodes["自己的"])

    for role, said in ((Role.AUDITOR, "不能復原"), (Role.TESTER, "自己做的動作")):
        with pytest.raises(NotAllowed, match=said), office.work(Actor(head.name, role)) as work:
            take_back(work, newest(office))


def test_a_section_that_is_a_group_itself_is_no_way_around(office, clerk, head, plan):
    with office.work(clerk) as work:
        group = add_section(work, "各組", kind=SectionKind.GROUP)
        set_group_members(work, group, [plan.sections["人事室"]])
        set_sections(work, plan.nodes["自己的"], [Share(group)])

    with pytest.raises(NotAllowed, match=ONLY_OWN):
        tick(office, head, plan.nodes["自己的"])


def test_an_entry_of_another_section_is_not_led_on(office, clerk, head, plan):
    entry = registered_walk(office, clerk, plan.sections["人事室"])

    with pytest.raises(NotAllowed, match=ONLY_OWN), office.work(head) as work:
        move_on(work, entry, "submitted", on=TODAY)


def test_a_confirmed_tick_is_out_of_the_section_heads_hands(office, clerk, head, plan):
    key = tick(office, head, plan.nodes["自己的"])
    with office.work(head) as work:
        change_tick(work, key, on=TODAY, times=1, note="補註", today=TODAY)
    with office.work(head) as work:
        proof = add_evidence(work, plan.nodes["自己的"], on=TODAY, occurrence_id=key, today=TODAY)
    corrected = trail_number(office, "change_tick")
    proved = trail_number(office, "add_evidence")
    with office.work(clerk) as work:
        confirm_ticks(work, [key])

    for deed, arguments in (
        (take_back, {"number": corrected}),
        (take_back, {"number": proved}),
        (untick, {"occurrence_id": key}),
        (change_tick, {"occurrence_id": key, "on": TODAY, "times": 9, "note": "", "today": TODAY}),
        (delete_evidence, {"evidence_id": proof}),
    ):
        with pytest.raises(NotAllowed, match="承辦人已經確認"), office.work(head) as work:
            deed(work, **arguments)


def test_a_tick_of_somebody_else_is_not_taken_back(office, head, plan):
    deputy = Actor("黃代理", Role.SECTION_HEAD, section_id=head.section_id)
    key = tick(office, deputy, plan.nodes["自己的"])

    with pytest.raises(NotAllowed, match="只能取消勾稽自己勾稽的部分"), office.work(head) as work:
        untick(work, key)


def test_a_section_head_proves_and_ticks_the_own_part_of_a_task_of_all(office, clerk, head, plan):
    key = tick(office, head, plan.nodes["大家的"])
    with office.work(head) as work:
        proof = add_evidence(work, plan.nodes["大家的"], on=TODAY, today=TODAY)
    with office.work(clerk) as work:
        of_all = add_evidence(work, plan.nodes["大家的"], on=TODAY, today=TODAY)

    with office.reading() as session:
        assert session.get(Occurrence, key).section_id == head.section_id
        assert session.get(Evidence, proof).section_id == head.section_id
    with pytest.raises(NotAllowed, match=ONLY_OWN), office.work(head) as work:
        delete_evidence(work, of_all)
    with pytest.raises(NotAllowed, match=ONLY_OWN), office.work(head) as work:
        tick_one(work, plan.nodes["大家的"], on=TODAY, section_id=plan.sections["人事室"], today=TODAY)


def test_a_namesake_takes_back_nothing(office, clerk, head, plan):
    tick(office, head, plan.nodes["自己的"])
    with office.work(clerk) as work:
        add_person(work, head.name)
        add_person(work, head.name)
    with office.reading() as session:
        number = next(entry for entry in entries(session) if entry.actor == head.name).number

    with pytest.raises(NotAllowed, match="只能復原自己做的動作"), office.work(head) as work:
        take_back(work, number)


def test_the_director_decides_what_lies_before_them(office, clerk, plan):
    director = Actor("黃區長", Role.DIRECTOR)
    entry = registered_walk(office, clerk, plan.sections["總務課"])

    def decide(state):
        with office.work(director) as work:
            move_on(work, entry, state, on=TODAY)

    with pytest.raises(NotAllowed, match="只能就陳核中的案件"):
        decide(WalkaroundState.SUBMITTED)
    with office.work(clerk) as work:
        move_on(work, entry, WalkaroundState.SUBMITTED, on=TODAY)
    decide(WalkaroundState.RETURNED)
    assert trail(office)[0] == ("黃區長", "move_on")
