"""Whether the office asks everybody to sign in, and the code that opens it when nobody can any more."""

import datetime as dt
import secrets

from sqlalchemy import select

from db.tables.office import Person
from db.unit_of_work import Work
from db.vocabulary import Role
from desktop.errors import NotAllowed, Refused
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.person_row import person_row
from desktop.office.secret_hash import USUAL, Cost, hashed, is_secret
from desktop.office.settings import read_settings, store_setting
from desktop.office.signing_in import DOOR, count_wrong_try, set_secret, still_waiting

# Without the letters and digits that are taken for each other.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_GROUPS, _GROUP = 4, 5


@deed
def require_sign_in(work: Work, *, cost: Cost = USUAL) -> str:
    """Let nobody work without signing in; returns the recovery code, of which only a hash is stored.

    Raises Refused while no active clerk has a secret.
    """
    if not _has_clerk(work):
        raise Refused("還沒有在職的承辦人設定密碼；請先到「設定 › 人員」替至少一位承辦人設定，再開啟登入。")
    store_setting(work, "sign_in_required", True)
    return _new_code(work, cost)


@deed
def renew_recovery_code(work: Work, *, cost: Cost = USUAL) -> str:
    """Put another recovery code in the place of the present one; returns it."""
    return _new_code(work, cost)


@deed
def work_without_sign_in(work: Work) -> None:
    """Let everybody work without signing in again; secrets stay for the next time."""
    store_setting(work, "sign_in_required", False)
    store_setting(work, "recovery_code", "")


def recover(
    office: Office, person_id: int, code: str, new_secret: str, now: dt.datetime, *, cost: Cost = USUAL
) -> tuple[Actor, str]:
    """Sign a clerk in by the recovery code, with a new secret; returns who works and the next code.

    Raises MustWait and NotAllowed like `sign_in`, Refused for a secret that is easily guessed.
    """
    with office.work(DOOR) as work:
        found = try_recovery(work, person_id, code, new_secret, now, cost=cost)
    if isinstance(found, NotAllowed):
        raise found
    return found


@deed
def try_recovery(
    work: Work, person_id: int, code: str, new_secret: str, now: dt.datetime, *, cost: Cost = USUAL
) -> tuple[Actor, str] | NotAllowed:
    """Try the recovery code, count it if it is wrong; returns who signed in and the next code, or why not."""
    person = person_row(work, person_id)
    if not person.is_active or person.role is not Role.CLERK:
        return NotAllowed("復原碼只能替在職的承辦人重設密碼；其他人請洽承辦人重設。")
    if (waiting := still_waiting(person, now)) is not None:
        return waiting
    if not is_secret(read_settings(work.session).recovery_code, plain_code(code)):
        return count_wrong_try(person, now, "復原碼")
    set_secret(work, person_id, new_secret, cost=cost)
    return Actor(person.name, person.role, person.id, person.section_id), _new_code(work, cost)


def refuse_without_clerk(work: Work) -> None:
    """Raise Refused if the office asks to sign in and no clerk could any more."""
    work.flush()
    if read_settings(work.session).sign_in_required and not _has_clerk(work):
        raise Refused("這樣就沒有承辦人能登入了；請先替另一位在職的承辦人設定密碼，或關閉登入。")


def plain_code(typed: str) -> str:
    """A recovery code without what only makes it readable."""
    return "".join(filter(str.isalnum, typed)).upper()


def _new_code(work: Work, cost: Cost) -> str:
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS)]
    store_setting(work, "recovery_code", hashed("".join(groups), cost))
    return "-".join(groups)


def _has_clerk(work: Work) -> bool:
    able = select(Person.id).where(Person.is_active, Person.role == Role.CLERK, Person.secret.is_not(None))
    return work.session.scalars(able.limit(1)).first() is not None
