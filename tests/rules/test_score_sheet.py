import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import Channel, Correctness, SheetPart
from desktop.rules.score_sheet import DEFAULT_SHEET, applies, correctness_points, part_points, speed_points

SPEED, COURTESY, CONTENT, SWITCHBOARD_SPEED, SWITCHBOARD_COURTESY = SheetPart
LEVELS = (15, 10, 5, 0)
maybe = st.none() | st.integers(0, 60)


def test_the_default_sheet_gives_55_to_the_business_section_and_45_to_the_switchboard() -> None:
    assert part_points(DEFAULT_SHEET.items) == {
        SPEED: 15,
        COURTESY: 25,
        CONTENT: 15,
        SWITCHBOARD_SPEED: 25,
        SWITCHBOARD_COURTESY: 20,
    }


def test_every_default_item_can_be_given_its_most_and_nothing_and_only_less_in_between() -> None:
    for item in DEFAULT_SHEET.items:
        assert (item.levels[0], item.levels[-1]) == (item.points, 0)
        assert list(item.levels) == sorted(set(item.levels), reverse=True)


def test_no_two_default_items_of_a_part_ask_the_same() -> None:
    assert len({(item.part, item.text) for item in DEFAULT_SHEET.items}) == len(DEFAULT_SHEET.items)


def parts_scored(channel: Channel, correctness: Correctness) -> set[SheetPart]:
    return {item.part for item in DEFAULT_SHEET.items if applies(item, channel, correctness)}


def test_the_switchboard_is_scored_only_where_the_call_passed_it() -> None:
    assert parts_scored(Channel.DIRECT, Correctness.FULL) == {SPEED, COURTESY, CONTENT}
    assert parts_scored(Channel.SWITCHBOARD, Correctness.FULL) == set(SheetPart)


def test_content_is_not_scored_where_no_question_was_asked() -> None:
    assert parts_scored(Channel.DIRECT, Correctness.NOT_ASKED) == {SPEED, COURTESY}
    assert parts_scored(Channel.DIRECT, Correctness.WRONG) == {SPEED, COURTESY, CONTENT}


@pytest.mark.parametrize(
    ("rings", "points"), [(1, 15), (4, 15), (5, 10), (6, 10), (7, 5), (8, 5), (9, 0), (30, 0)]
)
def test_answering_after_four_rings_costs_a_level_for_every_two_more(rings: int, points: int) -> None:
    assert speed_points(LEVELS, rings, None, 4, 10) == points


@pytest.mark.parametrize(("seconds", "points"), [(10, 15), (11, 10), (15, 10), (16, 5), (20, 5), (21, 0)])
def test_answering_after_ten_seconds_costs_a_level_for_every_five_more(seconds: int, points: int) -> None:
    assert speed_points(LEVELS, None, seconds, 4, 10) == points


def test_rings_or_seconds_suffice_and_nothing_known_earns_nothing() -> None:
    assert speed_points(LEVELS, 4, 14, 4, 10) == 15
    assert speed_points(LEVELS, 7, 9, 4, 10) == 15
    assert speed_points(LEVELS, None, None, 4, 10) == 0


def test_an_office_with_a_limit_of_three_rings_is_stricter() -> None:
    assert speed_points(LEVELS, 4, None, 3, 10) == 10


@given(maybe, maybe, st.integers(1, 6), st.integers(5, 20), st.integers(0, 10))
def test_waiting_longer_never_earns_more(
    rings: int | None, seconds: int | None, ring_limit: int, second_limit: int, longer: int
) -> None:
    def points(rings: int | None, seconds: int | None) -> int:
        return speed_points(LEVELS, rings, seconds, ring_limit, second_limit)

    assert points(rings, seconds) in LEVELS
    if rings is not None:
        assert points(rings + longer, seconds) <= points(rings, seconds)
    if seconds is not None:
        assert points(rings, seconds + longer) <= points(rings, seconds)


def test_an_answer_is_worth_all_half_or_nothing() -> None:
    worth = [correctness_points((10, 5, 0), correctness) for correctness in Correctness]
    assert worth == [10, 5, 0, 0]
