"""Signing in, waiting after wrong tries, and who resets what was forgotten."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.audit import entries
from db.database import Database
from db.queries.history import Happening
from db.queries.office import persons
from db.tables.office import Person
from db.vocabulary import Role
from desktop.errors import MustWait, NotAllowed, OfficeError, Refused
from desktop.office.happenings import words_of
from desktop.office.office import Actor, Office
from desktop.office.persons import add_person, set_person_active
from desktop.office.secret_hash import Cost, hashed, is_secret
from desktop.office.sections import add_section
from desktop.office.signing_in import set_secret, sign_in
from desktop.rules.secret import plain_secret

CHEAP = Cost(1, 8, 1)
NOW = dt.datetime(2026, 5, 20, 9, 0, tzinfo=dt.UTC)
RIGHT, WRONG = "走廊的時鐘慢五分", "749063"
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def person_id(office, clerk) -> int:
    with office.work(clerk) as work:
        section = add_section(work, "總務課")
        key = add_person(work, "林課長", section_id=section, role=Role.SECTION_HEAD)
        set_secret(work, key, RIGHT, cost=CHEAP)
        return key


def go_wrong(office, person_id, times, now=NOW):
    for _ in range(times):
        with pytest.raises(NotAllowed):
            sign_in(office, person_id, WRONG, now)


def trail(office) -> list[str]:
    with office.reading() as session:
        return [
            words_of(Happening(entry.number, entry.at, entry.actor, entry.deed, entry.changes, ()))
            for entry in entries(session)
        ]


def test_who_signs_in_works_with_the_own_role_and_section(office, person_id):
    found = sign_in(office, person_id, RIGHT, NOW)

    assert (found.name, found.role, found.person_id) == ("林課長", Role.SECTION_HEAD, person_id)
    assert found.section_in_view == found.section_id is not None


def test_a_number_typed_in_full_width_is_the_same(office, clerk, person_id):
    with office.work(clerk) as work:
        set_secret(work, person_id, "749063", cost=CHEAP)

    assert sign_in(office, person_id, "７４９０６３", NOW).name == "林課長"


def test_a_wrong_secret_says_how_many_tries_are_left(office, person_id):
    with pytest.raises(NotAllowed, match="密碼不對；請再輸入一次，再錯4次就要等一段時間。"):
        sign_in(office, person_id, WRONG, NOW)
    go_wrong(office, person_id, 3)
    with pytest.raises(MustWait, match="已經連續錯5次；請等1分鐘再試") as caught:
        sign_in(office, person_id, WRONG, NOW)
    assert caught.value.until == NOW + MINUTE


def test_the_right_secret_has_to_wait_too_and_ends_the_counting(office, person_id):
    go_wrong(office, person_id, 5)
    with pytest.raises(MustWait, match="還要等20秒才能再試"):
        sign_in(office, person_id, RIGHT, NOW + dt.timedelta(seconds=40))

    assert sign_in(office, person_id, RIGHT, NOW + MINUTE)
    with pytest.raises(NotAllowed, match="再錯4次"):
        sign_in(office, person_id, WRONG, NOW + MINUTE)


def test_a_restart_forgets_no_wrong_try(office, person_id, database_path):
    go_wrong(office, person_id, 5)
    office.close()
    again = Office(Database(database_path))

    with pytest.raises(MustWait, match="還要等1分鐘"):
        sign_in(again, person_id, RIGHT, NOW)
    again.close()


def test_a_clock_set_back_makes_no_wait_shorter(office, person_id):
    go_wrong(office, person_id, 5)

    for back in (dt.timedelta(seconds=30), dt.timedelta(hours=1), dt.timedelta(days=400)):
        with pytest.raises(MustWait):
            sign_in(office, person_id, RIGHT, NOW - back)
    assert sign_in(office, person_id, RIGHT, NOW + MINUTE)


def test_a_thousand_guesses_take_six_weeks(office, person_id):
    now, counted = NOW, 0
    for _ in range(1000):
        try:
            sign_in(office, person_id, WRONG, now)
        except MustWait as refusal:
            now = refusal.until
        except NotAllowed:
            pass
        counted += 1

    assert counted == 1000
    assert now - NOW > dt.timedelta(days=41)
    assert sign_in(office, person_id, RIGHT, now)


def test_guesses_made_at_once_are_counted_one_by_one(office, person_id):
    def guess(_number: int) -> type[Exception]:
        try:
            sign_in(office, person_id, WRONG, NOW)
        except OfficeError as refusal:
            return type(refusal)
        raise AssertionError("the wrong secret was taken")

    with ThreadPoolExecutor(4) as threads:
        refusals = list(threads.map(guess, range(8)))

    assert (refusals.count(NotAllowed), refusals.count(MustWait)) == (4, 4)
    with office.reading() as session:
        assert session.get(Person, person_id).wrong_tries == 5


@given(st.text(min_size=6, max_size=30), st.text(min_size=6, max_size=30))
@settings(max_examples=30)
def test_a_hash_knows_its_own_secret_and_no_other(secret, other):
    stored = hashed(secret, CHEAP)

    assert is_secret(stored, secret)
    assert is_secret(stored, other) == (plain_secret(secret) == plain_secret(other))


def test_guesses_within_the_wait_count_for_nothing(office, person_id):
    go_wrong(office, person_id, 200)

    with office.reading() as session:
        assert session.get(Person, person_id).wrong_tries == 5
    assert sign_in(office, person_id, RIGHT, NOW + MINUTE)


def test_a_clerk_resets_what_was_forgotten_and_the_trail_says_so(office, clerk, person_id):
    go_wrong(office, person_id, 7)
    with office.work(clerk) as work:
        set_secret(work, person_id, "新的一句話很好記", cost=CHEAP)

    assert sign_in(office, person_id, "新的一句話很好記", NOW).name == "林課長"
    assert trail(office)[:3] == ["重設登入密碼", "登入失敗（連續第5次）", "登入失敗（連續第4次）"]


def test_no_secret_stands_anywhere_in_the_file(office, person_id, database_path):
    sign_in(office, person_id, RIGHT, NOW)
    with pytest.raises(NotAllowed):
        sign_in(office, person_id, "另一句猜錯的話", NOW)
    office.close()

    stored = database_path.read_bytes()
    assert RIGHT.encode() not in stored
    assert "另一句猜錯的話".encode() not in stored
    assert b"$argon2id$" in stored


def test_everybody_changes_the_own_secret_only(office, clerk, person_id):
    with office.work(clerk) as work:
        other = add_person(work, "陳喆")
    head = sign_in(office, person_id, RIGHT, NOW)

    with office.work(head) as work:
        set_secret(work, person_id, "換過的一句話", cost=CHEAP)
    with pytest.raises(NotAllowed, match="只能設定密碼本人的部分"), office.work(head) as work:
        set_secret(work, other, "換過的一句話", cost=CHEAP)


def test_an_easy_secret_is_not_stored(office, clerk, person_id):
    with pytest.raises(Refused, match="太容易猜到"), office.work(clerk) as work:
        set_secret(work, person_id, "123456", cost=CHEAP)


def test_who_left_or_has_no_secret_cannot_sign_in(office, clerk, person_id):
    with office.work(clerk) as work:
        without = add_person(work, "陳喆")
        set_person_active(work, person_id, False)

    with pytest.raises(NotAllowed, match="「陳喆」還沒有密碼"):
        sign_in(office, without, RIGHT, NOW)
    with pytest.raises(NotAllowed, match="「林課長」已離職"):
        sign_in(office, person_id, RIGHT, NOW)
    with pytest.raises(Refused, match="已被刪除"):
        sign_in(office, 99, RIGHT, NOW)


def test_who_has_a_secret_is_known_but_not_the_secret(office, clerk, person_id):
    with office.work(clerk) as work:
        add_person(work, "陳喆")

    with office.reading() as session:
        assert {row.name: row.has_secret for row in persons(session)} == {"林課長": True, "陳喆": False}


def test_the_clerk_of_old_is_a_clerk_still():
    assert Actor("命令列").role is Role.CLERK
    assert Actor("命令列").section_in_view is None
