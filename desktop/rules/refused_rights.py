"""What is told who has no right to a deed: who, what, and whom to ask."""

from db.vocabulary import Role
from desktop.rules.rights import Limit
from desktop.rules.words import word

_BEYOND = {
    Limit.OWN_SECTION: "只能{deed}自己單位的部分；這一項屬於其他單位，請洽該單位或承辦人。",
    Limit.OWN_TICK: "只能{deed}自己勾稽的部分；這一筆由別人勾稽，請洽承辦人。",
    Limit.UNCONFIRMED: "只能{deed}還沒確認的部分；這一筆承辦人已經確認，要更正請洽承辦人。",
    Limit.SUBMITTED: "只能就陳核中的案件核定結案或退回補正；其他情形請洽承辦人。",
    Limit.OWN_BOX: "只能{deed}自己的簽核欄；其他欄位請洽承辦人。",
    Limit.OWN_PERSON: "只能{deed}本人的部分；別人的請洽承辦人。",
    Limit.OWN_ENTRY: "只能{deed}自己做的動作；這項動作請洽承辦人。",
}


def no_right(name: str, role: Role, deed: str) -> str:
    """The sentence for a role that never does this deed."""
    return f"「{name}」的身分是{word(role)}，不能{deed}；請洽承辦人。"


def beyond_limit(name: str, limit: Limit, deed: str) -> str:
    """The sentence for a right that does not reach this far."""
    return f"「{name}」" + _BEYOND[limit].format(deed=deed)
