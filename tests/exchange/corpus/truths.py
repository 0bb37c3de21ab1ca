"""What the plans of the corpus say, before anybody saved them in any file."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db.vocabulary import NodeKind, SectionRole
from desktop.exchange.plan_file import Chapter, Due, Item, PlanFile, SectionShare
from desktop.exchange.plan_json import read_json
from desktop.rules.numbering import label, level_of

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "plan_115.json"


def sample_plan() -> PlanFile:
    """Return the sample office's plan, cut to three areas of two measures, without quotas."""
    plan = read_json(SAMPLE)
    areas = [replace(area, items=area.items[:2]) for area in plan.items[:3]]
    return replace(plan, items=tuple(_plain(area) for area in areas), layout=(), questions=())


def recycling_plan() -> PlanFile:
    """Return a plan of a recycling plant: lead and support, subtasks (1)(2), titles followed by a body."""
    return _plan(
        "青埔縣資源循環中心115年度提升服務品質工作計畫",
        "青埔縣資源循環中心",
        (
            area(
                "便民服務再造，深化服務績效",
                measure(
                    "檢視服務場所與設施，提供安心舒適的洽公環境。",
                    (),
                    task(
                        "友善洽公環境",
                        "09-30",
                        "行政組(主辦) 各組(協辦)",
                        subtask("營造節能、整潔且開放的洽公場所，符合來客需求。"),
                        subtask("停車場於清運尖峰時段派員引導，維護進出安全。"),
                        subtask("大門、斜坡道與電梯設置點字標示及語音提示。"),
                    ),
                    task(
                        "分眾服務設施\n各樓層設置雙語標示牌與承辦人名牌，並備有放大鏡。",
                        "06-30",
                        "行政組(主辦)",
                    ),
                    task(
                        "每年辦理洽公設備檢查2次，就缺失提出改善期程。", "11-15", "行政組(主辦) 工務組(協辦)"
                    ),
                ),
                measure(
                    "培養專業親切的服務人員，主動協助來客。",
                    (),
                    task("第一線同仁每半年接受應對禮儀訓練，並留存簽到紀錄。", "12-05", "人事管理員(主辦)"),
                    task("各組主管每月走動巡視，當場解答來客疑問。", "12-31", "各組(主辦)"),
                ),
            ),
            area(
                "傾聽民意，建立顧客關係",
                measure(
                    "暢通意見反映管道，迅速妥適處理。",
                    (),
                    task(
                        "多元反映管道",
                        "03-31",
                        "行政組(主辦) 稽查組(協辦)",
                        subtask("設置主任信箱、意見箱及線上表單。"),
                        subtask("來電陳情由專人登錄，24小時內先行回復。"),
                    ),
                    task("每季彙整陳情類別與處理天數，提中心會報檢討。", "12-20", "稽查組(主辦)"),
                ),
                measure(
                    "辦理滿意度調查，據以改善服務。",
                    (),
                    task(
                        "每年對清運路線住戶問卷調查1次，有效樣本至少300份。",
                        "10-31",
                        "稽查組(主辦) 工務組(協辦)",
                    ),
                ),
            ),
        ),
    )


def museum_plan() -> PlanFile:
    """Return a plan of a museum: indicators beside the tasks, several sections a task, none a lead."""
    return _plan(
        "松濤市立海洋文物館115年度提升服務品質執行計畫",
        "松濤市立海洋文物館",
        (
            area(
                "場館形象",
                measure(
                    "參觀環境便利性",
                    ("參觀環境滿意度", "設施堪用率"),
                    task("辦理參觀環境滿意度調查2次，了解觀眾對動線的建議。", "12-10", "秘書室 推廣組"),
                    task("每月檢視無障礙坡道、哺集乳室與停車場，損壞者3日內報修。", "10-01", "秘書室"),
                    task("清楚標示展廳的雙語方向牌。", "03-15", "典藏組 推廣組"),
                    task("年度內完成2次消防設備檢查。", "11-25", "秘書室"),
                ),
                measure(
                    "服務行為友善性",
                    ("導覽服務滿意度", "電話禮貌測試績效", "回應正確率"),
                    task("每年至少測試電話禮貌12次，缺失隨時檢討改進。", "12-20", "秘書室 典藏組 推廣組"),
                    task("建立代理人制度，使觀眾的詢問隨時有人答復。", "05-01", "秘書室"),
                ),
            ),
            area(
                "服務流程",
                measure(
                    "申辦流程便捷性",
                    ("線上預約比例",),
                    task("設置服務臺，每日排定2名志工引導觀眾並受理預約。", "02-10", "推廣組"),
                    task("團體導覽改為線上預約，24小時內回復。", "07-20", "推廣組 秘書室"),
                ),
                measure(
                    "資訊透明性",
                    ("公開資訊項目數", "更新時效"),
                    task("於官網公布施政計畫、預算及決算等5項資訊。", "10-10", "秘書室"),
                    task("每週更新展覽訊息，過期者當日移除。", "02-01", "推廣組"),
                    task("提供典藏目錄下載，並附英文摘要。", "08-31", "典藏組"),
                ),
            ),
            area(
                "觀眾關係",
                measure(
                    "意見處理有效性",
                    ("意見處理時效",),
                    task("館內裝設意見箱2只，每週三開箱登錄。", "05-20", "秘書室"),
                    task("觀眾反映事項除特殊狀況外於3日內處理完成並回復。", "12-15", "秘書室 推廣組"),
                ),
            ),
        ),
    )


def area(text: str, *items: Item) -> Item:
    return Item("", NodeKind.AREA, text, items=items)


def measure(text: str, indicators: Sequence[str], *items: Item) -> Item:
    return Item("", NodeKind.MEASURE, text, indicators=tuple(indicators), items=items)


def task(text: str, day: str = "", sections: str = "", *items: Item) -> Item:
    """Return a task of 115 due on 「09-30」; its sections as in 「行政組(主辦) 各組(協辦)」."""
    on = dt.date.fromisoformat(f"2026-{day}") if day else None
    shares = tuple(share(name) for name in sections.split())
    due = (Due(on, ""),) if on else ()
    return Item("", NodeKind.TASK, text, due=due, sections=shares, items=items)


def subtask(text: str) -> Item:
    return Item("", NodeKind.SUBTASK, text)


def share(text: str) -> SectionShare:
    name, _, role = text.rstrip(")").partition("(")
    roles = {"主辦": SectionRole.LEAD, "協辦": SectionRole.SUPPORT}
    return SectionShare(name, roles.get(role, SectionRole.UNSPECIFIED))


def renumbered(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items with the number of their place."""
    return tuple(
        replace(item, number=label(level_of(item.kind), place), items=renumbered(item.items))
        for place, item in enumerate(items, 1)
    )


def _plan(title: str, agency: str, areas: tuple[Item, ...]) -> PlanFile:
    return PlanFile(agency, 115, title, _CHAPTERS, items=renumbered(areas))


def _plain(item: Item) -> Item:
    items = tuple(_plain(below) for below in item.items)
    return replace(item, quota=None, limit=None, done_on=None, sections_text="", items=items)


_CHAPTERS = (
    Chapter("計畫依據", ("依據青埔縣政府115年1月8日府研考字第1150002345號函辦理。",)),
    Chapter(
        "計畫目標",
        ("一、讓每一次洽公都正確、親切、省時。", "二、使民眾的意見進得來、有人辦、有回音。"),
    ),
    Chapter("實施對象", ("本機關全體同仁及志工。",)),
    Chapter("計畫內容", ("工作項目、完成期限及承辦單位如下表。",), table=True),
    Chapter("考核獎懲", ("一、執行成效列入年終考評之參考。", "二、年度執行成果於次年1月函報縣政府。")),
    Chapter("附則", ("本計畫奉核定後實施，修正時亦同。",)),
)
