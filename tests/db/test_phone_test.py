from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries.phone_test import rounds, section_figures
from db.vocabulary import Correctness
from desktop.office.office import Actor, Office
from desktop.rules.phone_statistics import mean_of_all, means_by_section
from tests.factories import PhoneRound, entered_call, named_sections, phone_round

ITEM_POINTS = st.tuples(
    st.sampled_from((15, 10, 5, 0)), *[st.sampled_from((5, 3, 0))] * 5, st.sampled_from((10, 5, 0))
)
CALLS = st.lists(st.tuples(st.sampled_from(("行政課", "人事室")), ITEM_POINTS), min_size=1, max_size=6)


@pytest.fixture
def sections(office: Office, clerk: Actor) -> dict[str, int]:
    return named_sections(office, clerk, "行政課", "人事室")


def entered(
    office: Office, clerk: Actor, round_: PhoneRound, calls: list[tuple[int, tuple[int, ...]]]
) -> None:
    for section, given_points in calls:
        entered_call(office, clerk, round_, section, (*given_points, 5), correctness=Correctness.FULL)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CALLS)
def test_the_database_adds_up_what_adding_up_the_calls_gives(
    office: Office, clerk: Actor, sections: dict[str, int], calls: list[tuple[str, tuple[int, ...]]]
) -> None:
    round_ = phone_round(office, clerk)
    entered(office, clerk, round_, [(sections[name], given_points) for name, given_points in calls])
    totals: dict[str, list[Decimal]] = {}
    for name, given_points in calls:
        share = Decimal(sum(given_points) + 5) * 100 / 55
        totals.setdefault(name, []).append(share.quantize(Decimal("0.1"), "ROUND_HALF_UP"))

    with office.reading() as session:
        figures = section_figures(session, [round_.round_id])

    assert {one.section: (one.calls, one.total_sum, one.highest, one.lowest) for one in figures} == {
        name: (len(found), sum(found), max(found), min(found)) for name, found in totals.items()
    }


def test_figures_are_those_of_the_rounds_asked_for_in_the_order_of_sections(
    office: Office, clerk: Actor, sections: dict[str, int]
) -> None:
    first, second = phone_round(office, clerk), phone_round(office, clerk)
    full, half = (15, 5, 5, 5, 5, 5, 10), (5, 3, 3, 3, 3, 3, 5)
    entered(office, clerk, first, [(sections["人事室"], full), (sections["行政課"], half)])
    entered(office, clerk, second, [(sections["行政課"], full)])
    with office.reading() as session:
        both = section_figures(session, [first.round_id, second.round_id])
        one = section_figures(session, [first.round_id])
        none = section_figures(session, [])
    assert [(found.section, found.round_id) for found in both] == [
        ("行政課", first.round_id),
        ("行政課", second.round_id),
        ("人事室", first.round_id),
    ]
    assert means_by_section(one) == {"行政課": Decimal("54.5"), "人事室": Decimal("100.0")}
    assert mean_of_all(one) == Decimal("77.3")
    assert none == []


def test_a_round_tells_how_many_calls_it_has(office: Office, clerk: Actor, sections: dict[str, int]) -> None:
    first, _second = phone_round(office, clerk), phone_round(office, clerk)
    entered(office, clerk, first, [(sections["行政課"], (15, 5, 5, 5, 5, 5, 10))] * 3)
    with office.reading() as session:
        assert [(one.number, one.calls) for one in rounds(session, 115)] == [(2, 0), (1, 3)]
