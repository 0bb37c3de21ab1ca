from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.rules.copied_sections import is_gone, successor, why_gone


def section(
    key: int,
    name: str,
    *,
    since: int | None = None,
    until: int | None = None,
    members: tuple[int, ...] | None = None,
) -> SectionRow:
    kind = SectionKind.MEMBER if members is None else SectionKind.GROUP
    return SectionRow(key, name, name[:1], key, kind, since, until, members or ())


OFFICE = section(1, "行政室", until=115)
CIVIL = section(2, "民政課")


def test_a_section_is_gone_after_its_last_year_and_before_its_first() -> None:
    later = section(3, "資訊室", since=118)
    assert not is_gone(OFFICE, [OFFICE], 115)
    assert is_gone(OFFICE, [OFFICE], 116)
    assert why_gone(OFFICE, 116) == "設到115年度為止"
    assert is_gone(later, [later], 117)
    assert why_gone(later, 117) == "118年度才成立"


def test_a_group_is_gone_when_all_its_members_are() -> None:
    group = section(9, "各課室", members=(1, 2))
    empty = section(8, "各組", members=())
    assert not is_gone(group, [OFFICE, CIVIL, group], 116)
    assert is_gone(section(9, "各課室", members=(1,)), [OFFICE, CIVIL], 116)
    assert is_gone(empty, [empty], 116)
    assert why_gone(empty, 116) == "116年度沒有成員"


def test_the_only_one_that_began_when_it_ended_takes_its_place() -> None:
    new = section(4, "綜合規劃科", since=116)
    assert successor(OFFICE, [OFFICE, CIVIL, new], 116) == new


def test_of_several_that_began_the_one_with_a_like_name_does() -> None:
    new, other = section(4, "行政處", since=116), section(5, "資訊室", since=116)
    assert successor(OFFICE, [OFFICE, new, other], 116) == new


def test_a_like_name_is_enough_and_an_unlike_one_is_not() -> None:
    assert successor(OFFICE, [OFFICE, CIVIL, section(6, "行政科")], 116) == section(6, "行政科")
    assert successor(OFFICE, [OFFICE, CIVIL], 116) is None


def test_a_group_is_followed_by_a_group_only() -> None:
    empty = section(8, "各組室", members=())
    group = section(9, "各課室", members=(2,))
    assert successor(empty, [empty, CIVIL, group], 116) == group
    assert successor(empty, [empty, CIVIL, section(7, "各組室二")], 116) is None
