"""Signing in: the secrets of people, trying them, and the wait after wrong ones.

The secret keeps colleagues apart; it does not encrypt the file.
"""

import datetime as dt

from db.tables.office import Person
from db.unit_of_work import Work
from desktop.errors import MustWait, NotAllowed, Refused
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.person_row import person_row
from desktop.office.secret_hash import USUAL, Cost, hashed, is_secret
from desktop.rules.secret import TRIES_WITHOUT_WAIT, fault_of_secret, wait_after, wait_in_words

# Who counts wrong tries in the trail: nobody is signed in yet.
DOOR = Actor("登入畫面")


@deed
def set_secret(work: Work, person_id: int, secret: str, *, cost: Cost = USUAL) -> None:
    """Give somebody a sign-in secret, and end their wait. Raises Refused for one that is easily guessed."""
    person = person_row(work, person_id)
    fault = fault_of_secret(secret)
    if fault:
        raise Refused(fault)
    person.secret = hashed(secret, cost)
    person.wrong_tries, person.wait_until = 0, None


def sign_in(office: Office, person_id: int, secret: str, now: dt.datetime) -> Actor:
    """Who works from now on. Raises MustWait within the wait, NotAllowed for a wrong secret.

    Wrong tries are stored with the person, so that neither a restart nor a clock set back forgets them.
    """
    with office.work(DOOR) as work:
        found = try_secret(work, person_id, secret, now)
    # Raised only now: the unit of work had to store the wrong try.
    if isinstance(found, NotAllowed):
        raise found
    return found


@deed
def try_secret(work: Work, person_id: int, secret: str, now: dt.datetime) -> Actor | NotAllowed:
    """Try a secret, count it if it is wrong; returns who signed in, or why not."""
    person = person_row(work, person_id)
    if not person.is_active:
        return NotAllowed(f"「{person.name}」已離職或調出，不能登入；請選擇其他人員。")
    if person.secret is None:
        return NotAllowed(f"「{person.name}」還沒有密碼，不能登入；請承辦人在「設定 › 人員」設定。")
    if (waiting := still_waiting(person, now)) is not None:
        return waiting
    if not is_secret(person.secret, secret):
        return count_wrong_try(person, now, "密碼")
    person.wrong_tries, person.wait_until = 0, None
    return Actor(person.name, person.role, person.id, person.section_id)


def still_waiting(person: Person, now: dt.datetime) -> MustWait | None:
    """That the wait after wrong tries is not over, None if it is.

    The wait ends at a moment, so a clock set back makes it longer, never shorter.
    """
    if person.wait_until is None or now >= person.wait_until:
        return None
    left = wait_in_words(person.wait_until - now)
    told = f"連續輸入錯誤，還要等{left}才能再試，或請承辦人重設密碼。"
    return MustWait(told, person.wait_until)


def count_wrong_try(person: Person, now: dt.datetime, what: str) -> NotAllowed:
    """Count a wrong try of a secret, or of what else is asked for; returns what to tell."""
    person.wrong_tries += 1
    wait = wait_after(person.wrong_tries)
    if not wait:
        left = TRIES_WITHOUT_WAIT - person.wrong_tries
        return NotAllowed(f"{what}不對；請再輸入一次，再錯{left}次就要等一段時間。")
    person.wait_until = now + wait
    told = f"{what}不對，已經連續錯{person.wrong_tries}次；請等{wait_in_words(wait)}再試，"
    return MustWait(f"{told}或請承辦人重設密碼。", person.wait_until)
