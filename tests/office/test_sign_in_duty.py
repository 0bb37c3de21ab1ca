"""Asking everybody to sign in, and the recovery code where nobody could any more."""

import datetime as dt

import pytest

from db.audit import entries
from db.vocabulary import Role
from desktop.errors import MustWait, NotAllowed, Refused
from desktop.office.persons import add_person, change_person, set_person_active
from desktop.office.secret_hash import Cost
from desktop.office.settings import change_setting, read_settings
from desktop.office.sign_in_duty import recover, require_sign_in, work_without_sign_in
from desktop.office.signing_in import set_secret, sign_in
from desktop.office.take_back import take_back

CHEAP = Cost(1, 8, 1)
NOW = dt.datetime(2026, 5, 20, 9, 0, tzinfo=dt.UTC)
SECRET, NEXT = "走廊的時鐘慢五分", "樓梯的燈比較亮"


@pytest.fixture
def person_id(office, clerk) -> int:
    """The only clerk with a secret."""
    with office.work(clerk) as work:
        key = add_person(work, "林曉堃")
        set_secret(work, key, SECRET, cost=CHEAP)
        return key


@pytest.fixture
def code(office, clerk, person_id) -> str:
    with office.work(clerk) as work:
        return require_sign_in(work, cost=CHEAP)


def is_required(office) -> bool:
    with office.reading() as session:
        return read_settings(session).sign_in_required


def test_without_a_clerk_who_could_sign_in_it_is_not_asked_for(office, clerk):
    with office.work(clerk) as work:
        head = add_person(work, "林課長", role=Role.SECTION_HEAD)
        left = add_person(work, "已離職")
        add_person(work, "沒有密碼")
        set_secret(work, head, SECRET, cost=CHEAP)
        set_secret(work, left, SECRET, cost=CHEAP)
        set_person_active(work, left, False)

    with pytest.raises(Refused, match="還沒有在職的承辦人設定密碼"), office.work(clerk) as work:
        require_sign_in(work, cost=CHEAP)
    assert not is_required(office)


def test_it_is_switched_on_and_off_by_its_own_deeds_only(office, clerk, code):
    assert is_required(office)
    with pytest.raises(Refused, match="沒有名為"), office.work(clerk) as work:
        change_setting(work, "sign_in_required", False)
    with pytest.raises(NotAllowed), office.work(type(clerk)("許稽核", Role.AUDITOR)) as work:
        work_without_sign_in(work)

    with office.work(clerk) as work:
        work_without_sign_in(work)
    assert not is_required(office)


@pytest.mark.parametrize("what", ["leaves", "becomes another", "takes back"])
def test_the_last_clerk_who_can_sign_in_stays(office, clerk, person_id, code, what):
    with office.reading() as session:
        secret_set = next(entry for entry in entries(session) if entry.deed == "add_person").number

    with pytest.raises(Refused, match="沒有承辦人能登入"), office.work(clerk) as work:
        match what:
            case "leaves":
                set_person_active(work, person_id, False)
            case "becomes another":
                change_person(work, person_id, name="林", title="", section_id=None, role=Role.TESTER)
            case _:
                take_back(work, secret_set)


def test_the_recovery_code_opens_the_office_once(office, person_id, code):
    typed = code.lower().replace("-", " ")
    actor, next_code = recover(office, person_id, typed, NEXT, NOW, cost=CHEAP)

    assert (actor.name, actor.role) == ("林曉堃", Role.CLERK)
    assert sign_in(office, person_id, NEXT, NOW)
    assert next_code != code
    with pytest.raises(NotAllowed, match="復原碼不對"):
        recover(office, person_id, code, SECRET, NOW, cost=CHEAP)


def test_wrong_recovery_codes_wait_like_wrong_secrets(office, person_id, code):
    for _ in range(5):
        with pytest.raises(NotAllowed):
            recover(office, person_id, "AAAAA-BBBBB-CCCCC-DDDDD", NEXT, NOW, cost=CHEAP)

    with pytest.raises(MustWait):
        recover(office, person_id, code, NEXT, NOW, cost=CHEAP)
    with pytest.raises(MustWait):
        sign_in(office, person_id, SECRET, NOW)


def test_an_easy_new_secret_does_not_use_the_code_up(office, person_id, code):
    with pytest.raises(Refused, match="太容易猜到"):
        recover(office, person_id, code, "000000", NOW, cost=CHEAP)

    assert recover(office, person_id, code, NEXT, NOW, cost=CHEAP)


def test_the_code_is_for_clerks_only(office, clerk, code):
    with office.work(clerk) as work:
        head = add_person(work, "林課長", role=Role.SECTION_HEAD)

    with pytest.raises(NotAllowed, match="只能替在職的承辦人"):
        recover(office, head, code, NEXT, NOW, cost=CHEAP)


def test_the_code_is_stored_nowhere(office, database_path, code):
    office.close()

    stored = database_path.read_bytes()
    assert code.encode() not in stored
    assert code.replace("-", "").encode() not in stored
