"""The sections of a cell, their groups and roles."""

import pytest

from db.vocabulary import SectionRole
from desktop.exchange.recognition.section_names import could_be_sections, looks_like_sections, read_sections

LEAD, SUPPORT, UNSPECIFIED = SectionRole.LEAD, SectionRole.SUPPORT, SectionRole.UNSPECIFIED


def shares(line: str, role: SectionRole = UNSPECIFIED) -> list[tuple[str, SectionRole]]:
    return [
        (share.name, share.role)
        for group in read_sections([line], role)
        for found in group
        for share in found
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("秘書室", [("秘書室", UNSPECIFIED)]),
        ("各課室  各課室", [("各課室", UNSPECIFIED)] * 2),
        (
            "行政室、研究組；人事室",
            [("行政室", UNSPECIFIED), ("研究組", UNSPECIFIED), ("人事室", UNSPECIFIED)],
        ),
        ("秘書室及各課室", [("秘書室", UNSPECIFIED), ("各課室", UNSPECIFIED)]),
        ("及人課", [("及人課", UNSPECIFIED)]),
        ("總務室(主辦) 各組室(協辦)", [("總務室", LEAD), ("各組室", SUPPORT)]),
        ("總務室（主辦）、各組室（協辦）", [("總務室", LEAD), ("各組室", SUPPORT)]),
        ("總務室 (主辦)  各組室 (協辦)", [("總務室", LEAD), ("各組室", SUPPORT)]),
        ("(主辦)總務室 (協辦)各組室", [("總務室", LEAD), ("各組室", SUPPORT)]),
        ("主辦：總務室 協辦：各組室、人事室", [("總務室", LEAD), ("各組室", SUPPORT), ("人事室", SUPPORT)]),
        ("主辦單位:總務室", [("總務室", LEAD)]),
        ("總務室主辦", [("總務室", LEAD)]),
        ("人 事 室", [("人事室", UNSPECIFIED)]),
    ],
)
def test_names_and_roles_of_a_line(line, expected):
    assert shares(line) == expected


def test_the_heading_gives_a_role_to_names_that_say_none():
    assert shares("民政課 社會課(主辦)", SUPPORT) == [("民政課", SUPPORT), ("社會課", LEAD)]


def test_a_role_in_front_counts_for_the_lines_below():
    (group,) = read_sections(["主辦：", "總務室", "協辦：", "人事室", "政風室"])
    assert [(line[0].name, line[0].role) for line in group] == [
        ("總務室", LEAD), ("人事室", SUPPORT), ("政風室", SUPPORT),
    ]  # fmt: skip


def test_empty_lines_set_groups_apart():
    groups = read_sections(["", "行政室", "研究組", "", "", "人事室", ""])
    assert [[line[0].name for line in group] for group in groups] == [["行政室", "研究組"], ["人事室"]]


@pytest.mark.parametrize(
    ("text", "could", "looks"),
    [
        ("秘書室\n各課室", True, True),
        ("林小禾、王大樹", True, False),
        ("企劃", True, False),
        ("每月巡視一次。", False, False),
        ("三、便", False, False),
        ("民政課、", False, False),
        ("依規定辦理並於期限內回復各單位及民眾知照", False, False),
        ("回覆時限,滿意程度統計", False, False),
    ],
)
def test_what_can_be_names_of_sections(text, could, looks):
    assert could_be_sections(text.split("\n")) is could
    assert looks_like_sections(text) is looks


def test_one_character_in_brackets_behind_a_name_is_its_role():
    assert shares("企劃課(主)、工務課（協）") == [
        ("企劃課", LEAD),
        ("工務課", SUPPORT),
    ]
