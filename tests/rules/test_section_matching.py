"""Names of a document find the sections they mean, and only ask about those they may mean."""

import pytest

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.rules.section_matching import Destination, Fit, destination_of, match_sections


def section(name: str, key: int, short_name: str = "") -> SectionRow:
    kind = SectionKind.GROUP if name.startswith("各") else SectionKind.MEMBER
    return SectionRow(key, name, short_name, key, kind, None, None, ())


OFFICE = [
    section("民政課", 1, "民"),
    section("財政課", 2),
    section("秘書室", 3),
    section("臺灣文化推廣中心", 4),
    section("各課室", 5),
]


@pytest.mark.parametrize(
    ("name", "fit", "near"),
    [
        ("民政課", Fit.SAME, "民政課"),
        ("各課室", Fit.SAME, "各課室"),
        ("民 政　課", Fit.WRITTEN, "民政課"),
        ("祕書室", Fit.WRITTEN, "秘書室"),
        ("台灣文化推廣中心", Fit.WRITTEN, "臺灣文化推廣中心"),
        ("民政科", Fit.CLOSE, "民政課"),
        ("民政", Fit.CLOSE, "民政課"),
        ("民", Fit.CLOSE, "民政課"),
        ("本所民政課", Fit.CLOSE, "民政課"),
        ("秘害室", Fit.CLOSE, "秘書室"),
        ("各組室", Fit.CLOSE, "各課室"),
        ("臺灣文化推展中心", Fit.CLOSE, "臺灣文化推廣中心"),
        ("地政課", Fit.NEW, None),
        ("清潔隊", Fit.NEW, None),
        ("各業務單位", Fit.NEW, None),
    ],
)
def test_a_name_is_matched_by_its_writing_and_by_what_is_close(name: str, fit: Fit, near: str | None) -> None:
    (match,) = match_sections([name], OFFICE)
    assert (match.fit, match.near.name if match.near else None) == (fit, near)


def test_a_section_the_document_names_itself_is_meant_by_no_other_name() -> None:
    found = match_sections(["民政科", "民政課"], OFFICE)
    assert [match.fit for match in found] == [Fit.NEW, Fit.SAME]


def test_two_sections_written_alike_are_not_told_apart_by_chance() -> None:
    office = [section("祕書室", 1), section("秘書室", 2)]
    assert [match.fit for match in match_sections(["秘 書室"], office)] != [Fit.WRITTEN]


@pytest.mark.parametrize(
    ("name", "destination"),
    [
        ("祕書室", Destination("秘書室")),
        ("各課室", Destination("各課室", SectionKind.GROUP)),
        ("民政科", Destination("民政科")),
        ("各組室", Destination("各組室", SectionKind.GROUP)),
    ],
)
def test_only_what_is_certain_goes_to_a_section_by_itself(name: str, destination: Destination) -> None:
    (match,) = match_sections([name], OFFICE)
    assert destination_of(match) == destination
