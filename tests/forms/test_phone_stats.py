import datetime as dt
import json
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from db.queries.office import persons, sections
from db.queries.phone_test import RoundRow, call, rounds
from db.queries.register_rows import RegisterQuery, row_ids
from db.vocabulary import Channel, Correctness, Outcome
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.phone_tests import begin_round, enter_phone_test
from desktop.office.sections import add_section
from desktop.paths import resource
from tests.forms.printed import squeezed
from tests.forms.sample_prints import form, name_agency, strips

SPRING, AUTUMN = dt.date(2026, 5, 11), dt.date(2026, 9, 14)
# Direct calls without a question: speed 15, courtesy 5 x 5, so 40 points in all.
FULL = (15, 5, 5, 5, 5, 5)


def totals_by_section(office: Office, held: RoundRow) -> dict[str, list[Decimal]]:
    """The totals of a round's calls, by the name of the section called."""
    with office.reading() as session:
        named = {one.id: one.name for one in sections(session)}
        query = RegisterQuery("phone_test", ("id",), equals=(("round_id", held.id),))
        found: dict[str, list[Decimal]] = {}
        for key in row_ids(session, query):
            values = call(session, key).values
            found.setdefault(named[values["section_id"]], []).append(values["total"])
    return found


def mean(totals: list[Decimal]) -> Decimal:
    return (sum(totals, Decimal()) / len(totals)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def hold_round(office: Office, clerk: Actor, on: dt.date, **lost: tuple[int, ...]) -> None:
    """A round with calls to the sections; each call gets full points but for so many steps of courtesy."""
    with office.work(clerk) as work:
        round_id = begin_round(work, year=115, name=f"{on.month}月測試", held_from=on, held_to=on)
    with office.reading() as session:
        named = {one.name: one.id for one in sections(session)}
        sheet = next(one for one in rounds(session) if one.id == round_id).sheet_id
        keys = row_ids(session, RegisterQuery("score_item", ("position",), equals=(("sheet_id", sheet),)))
    for name, steps in lost.items():
        for fewer in steps:
            points = [*FULL[: len(FULL) - fewer], *[3] * fewer]
            with office.work(clerk) as work:
                if name not in named:
                    named[name] = add_section(work, name)
                enter_phone_test(
                    work,
                    round_id,
                    section_id=named[name],
                    tester="彭可薰",
                    tested_on=on,
                    channel=Channel.DIRECT,
                    outcome=Outcome.ANSWERED,
                    correctness=Correctness.NOT_ASKED,
                    points=dict(zip(keys, points, strict=False)),
                )


def test_every_section_stands_with_calls_mean_best_and_worst_in_every_round(sample: Office) -> None:
    text = form(sample, "phone-stats").text
    with sample.reading() as session:
        held = rounds(session, 115)
    assert len(held) == 2
    for one in held:
        for section, totals in totals_by_section(sample, one).items():
            assert f"{section}4{mean(totals)}{max(totals)}{min(totals)}" in text


def test_rounds_follow_in_time_and_the_later_tells_its_change(sample: Office) -> None:
    text = form(sample, "phone-stats").text
    with sample.reading() as session:
        later, earlier = rounds(session, 115)
    first, second = text.split(f"{later.name}（115.09.14至115.09.18）")
    assert earlier.name in first
    before, after = totals_by_section(sample, earlier), totals_by_section(sample, later)
    for section, totals in after.items():
        change = mean(totals) - mean(before[section])
        assert re.search(rf"{section}4{mean(totals)}.{{6,12}}?[優甲乙丙]\d{re.escape(f'{change:+}')}", second)
    every = [total for totals in after.values() for total in totals]
    assert f"全機關24{mean(every)}" in second
    for section, totals in before.items():
        assert re.search(rf"{section}4{mean(totals)}.{{6,12}}?[優甲乙丙]\d—", first)


def test_means_are_rounded_half_up_and_equal_ones_share_a_rank(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    # 40 of 40, 38 of 40 and 36 of 40 points are 100, 95 and 90.
    hold_round(office, clerk, SPRING, 行政課=(0, 2), 建設課=(1, 1), 農業課=(0, 0), 人事室=(0, 0, 1, 5))
    text = form(office, "phone-stats", year=115).text
    assert "行政課295.0100.090.0優2—" in text
    assert "建設課295.095.095.0優2—" in text
    assert "農業課2100.0100.0100.0優1—" in text
    assert "人事室492.5100.075.0優4—" in text
    assert "全機關1095.0—" in text


def test_a_half_of_a_tenth_counts_upwards(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    # (100 + 7 x 95) / 8 = 95.625 and (3 x 100 + 95) / 4 = 98.75, not 98.7 and not 98.8 by rounding to even.
    hold_round(
        office, clerk, SPRING, 行政課=(0, 1, 1, 1, 1, 1, 1, 1), 建設課=(0, 0, 0, 1), 農業課=(0, 1, 1, 1)
    )
    text = form(office, "phone-stats", year=115).text
    assert "行政課895.6" in text
    assert "建設課498.8" in text
    assert "農業課496.3" in text


def test_a_section_not_called_before_has_no_change(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    hold_round(office, clerk, SPRING, 行政課=(2,))
    hold_round(office, clerk, AUTUMN, 行政課=(0,), 建設課=(1,))
    text = form(office, "phone-stats", year=115).text
    assert "行政課1100.0100.0100.0優1+10.0" in text
    assert "建設課195.095.095.0優2—" in text
    assert "全機關297.5+7.5" in text


def test_a_span_of_days_prints_its_round_compared_with_the_one_before(sample: Office) -> None:
    text = form(sample, "phone-stats", from_day=dt.date(2026, 9, 18)).text
    assert "115年上半年電話禮貌測試" not in text
    assert "115年下半年電話禮貌測試" in text
    assert "全機關2491.3+6.4" in text
    assert "下半年" not in form(sample, "phone-stats", to_day=dt.date(2026, 9, 13)).text


def test_nobody_is_named(sample: Office) -> None:
    text = form(sample, "phone-stats").text
    told = json.loads(resource("sample", "phone_tests.json").read_text("utf-8"))
    testers = {one["tester"] for held in told["rounds"] for one in held["calls"]}
    with sample.reading() as session:
        named = {person.name for person in persons(session)}
    assert testers
    assert named
    assert [name for name in testers | named if squeezed(name) in text] == []


def test_the_statistics_fit_on_one_signed_page(sample: Office) -> None:
    assert [strips(page) for page in form(sample, "phone-stats").pages] == [1]


@pytest.mark.parametrize("asked", [{"year": 110}, {"from_day": dt.date(2026, 12, 1)}])
def test_a_time_without_calls_is_refused(sample: Office, asked: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"年度在所選期間沒有電話測試紀錄"):
        form(sample, "phone-stats", **asked)
