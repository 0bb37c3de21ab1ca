"""progress-chart (執行進度統計圖): how the tasks of every section and area stand, as bars."""

from desktop.forms.charts.bar_chart import bars_of
from desktop.forms.charts.chart_block import ChartBlock
from desktop.forms.followed_tasks import FollowedTasks, figures_text, gather, members
from desktop.forms.form import Argument, Form
from desktop.forms.paragraphs import heading
from desktop.forms.story import Imprint, Story
from desktop.forms.tracking import summary
from desktop.rules.tally import by_area, by_section

NOBODYS, NO_AREA = "尚未指定單位", "未分要項"


def _compose(data: FollowedTasks, imprint: Imprint) -> Story:
    tasks = data.tasks(imprint.printed_on)
    sections = by_section(tasks, list(members(data.sources.sections)))
    return Story(
        imprint,
        f"{data.sources.outline.head.year}年度提升服務品質執行計畫執行進度統計圖",
        (
            heading("各單位（由數個單位辦理者各計一項）"),
            ChartBlock(bars_of(sections, NOBODYS)),
            heading("各要項（不適用或撤銷者不計入應辦）"),
            ChartBlock(bars_of(by_area(tasks), NO_AREA)),
        ),
        (f"{figures_text(data.on, imprint.printed_on)}　{summary(tasks)}",),
    )


PROGRESS_CHART = Form(
    "progress-chart",
    "執行進度統計圖",
    gather,
    _compose,
    needs=frozenset({Argument.YEAR}),
    accepts=frozenset({Argument.TO}),
    tells_past_days=True,
)
