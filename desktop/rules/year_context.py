"""What the words around a number say of it: a year or a count, the plan's own or that of a paper it cites."""

import re

# How far from the plan's year a bare number of two digits is still taken for a year, and any date for one.
NEAR, PLAUSIBLE = 20, 60
# From here on two digits are hardly a count of years.
_LEAST_BARE = 60
_COUNTED = re.compile(r" *(?:以上|以下|以內|之內|來|之久|餘|多|資歷|歷史|級|次|份|代|期限|租期)")
_COUNTED_BARE = re.compile(r" *(?:內|後|前|間|期)")
# What follows the year of a letter or a law.
_ISSUED = re.compile(
    r"^[度 ]*(?:[^\W\d_]{0,12}字第|函頒|函送|函|令頒|令|頒|訂頒|核頒|修正公布|修正發布|公布施行|公布|發布)"
)
_SCHEME = r"(?:計畫|方案|要點|須知|手冊|辦法|規定|注意事項|綱領|條例|法)"
_QUOTED_SCHEME = re.compile(rf"{_SCHEME}$")
_FOLLOWING_SCHEME = re.compile(rf"^[^，。；、：:「」()（）\s]{{0,20}}{_SCHEME}")
_HIGHER = re.compile(r"(?:行政院|研考會|發展委員會|委員會|政府|市府|縣府|[^\W\d_]部|總處|上級機關)[ 　]*$")
# What an office draws up itself stands behind one of these.
_DRAWN_UP = re.compile(
    r"(?:訂定|研訂|擬訂|擬定|研擬|修訂|修正|訂|提報|陳報|公告|推動|執行|辦理)"
    r"(?:本[所館處局中心廠校會院署]{1,2})?[ 　]*$"
)


def is_near(year: int, plan_year: int) -> bool:
    """Whether a bare number may well be a year of the plan's time."""
    return abs(year - plan_year) <= NEAR


def is_plausible(year: int, plan_year: int) -> bool:
    """Whether three numbers with marks between them may be a date of the plan's time."""
    return plan_year - PLAUSIBLE <= year <= plan_year + NEAR


def is_count(match: re.Match[str], year: int, plan_year: int) -> bool:
    """Whether a number before 年 counts years (保存10年, 20年以上) instead of naming one.

    The match has the groups `era` and `word`.
    """
    if match["era"] or match["word"] is None:
        return False
    behind = match.string[match.end() :]
    if _COUNTED.match(behind):
        return True
    if match["word"] != "年" or is_near(year, plan_year):
        return False
    return year < _LEAST_BARE or _COUNTED_BARE.match(behind) is not None


def is_about_a_basis(text: str, start: int, end: int, own: str = "") -> bool:
    """Whether the year at text[start:end] is that of a letter, a law or somebody else's scheme.

    `own` is the agency's name: what it calls its own plan is none.
    """
    before, behind = text[:start], text[end:]
    if _ISSUED.match(behind):
        return True
    opening, closing = before.rfind("「"), behind.find("」")
    if opening > before.rfind("」") and closing >= 0:
        inside = before[opening + 1 :]
        is_own = bool(own) and inside.strip().endswith(own)
        is_scheme = _QUOTED_SCHEME.search(behind[:closing].rstrip()) is not None
        return is_scheme and not is_own and _DRAWN_UP.search(before[:opening]) is None
    is_own = bool(own) and before.rstrip().endswith(own)
    return not is_own and _HIGHER.search(before) is not None and _FOLLOWING_SCHEME.match(behind) is not None
