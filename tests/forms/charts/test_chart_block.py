import pytest

from desktop.errors import Refused
from desktop.forms.charts.chart_block import ChartBlock
from desktop.forms.page import A4, A4_LANDSCAPE
from desktop.forms.paragraphs import heading
from tests.forms.charts.chart_pages import bar
from tests.forms.printed import pages, printed, story


def test_a_chart_stands_on_the_form_with_its_text() -> None:
    found = printed(heading("各單位"), ChartBlock((bar("秘書室", 3, 0, 1), bar("民政課", 2))))
    assert len(found.pages) == 1
    assert "秘書室" in found.text
    assert "●如期完成" in found.text


def test_many_bars_go_on_overleaf_on_the_same_scale() -> None:
    bars = tuple(bar(f"第{index:02}課", index + 1) for index in range(40))
    laid = pages(story(ChartBlock(bars), paper=A4_LANDSCAPE))
    charts = [page.pictures[0].drawing.args[0] for page in laid if page.pictures]
    assert len(charts) > 1
    assert [one for chart in charts for one in chart.bars] == list(bars)
    assert {chart.most for chart in charts} == {40}
    read = printed(ChartBlock(bars), paper=A4_LANDSCAPE)
    assert all(f"第{index:02}課" in read.text for index in range(40))


@pytest.mark.parametrize("count", [1, 25])
def test_a_chart_that_fits_a_page_is_not_cut(count: int) -> None:
    bars = tuple(bar(f"第{index}課", 5) for index in range(count))
    laid = pages(story(heading("一"), *[heading("行")] * 12, ChartBlock(bars), paper=A4))
    assert [len(page.pictures) for page in laid if page.pictures] == [1]


def test_an_empty_chart_says_so_on_paper() -> None:
    assert "沒有可以統計的工作。" in printed(ChartBlock(())).text


def test_a_name_that_no_font_can_draw_is_refused_before_printing() -> None:
    with pytest.raises(Refused, match="字型裡沒有這些字"):
        printed(ChartBlock((bar("\U000f0000課", 1),)))
