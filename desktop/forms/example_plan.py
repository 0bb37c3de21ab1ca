"""A small made-up plan, to show how columns look before a plan has items."""

import datetime as dt

from db.queries.plan import NodeRow, SectionShare, TrackingInfo
from db.vocabulary import NodeKind, SectionRole, TaskStatus

_LEAD, _SUPPORT = SectionRole.LEAD, SectionRole.SUPPORT
_OFFICE, _CIVIL, _ALL = (
    SectionShare(1, "秘書室", _LEAD),
    SectionShare(2, "民政課", _LEAD),
    SectionShare(3, "各課室", _SUPPORT),
)


def _item(
    key: int,
    parent: int | None,
    kind: NodeKind,
    text: str,
    *,
    on: dt.date | None = None,
    due_text: str = "",
    indicators: tuple[str, ...] = (),
    method: str = "",
    remark: str = "",
    sections: tuple[SectionShare, ...] = (),
) -> NodeRow:
    return NodeRow(
        id=key,
        parent_id=parent,
        position=key,
        depth=list(NodeKind).index(kind),
        kind=kind,
        text=text,
        method=method,
        indicators=indicators,
        remark=remark,
        due_text=due_text,
        tracking=TrackingInfo(on, None, None, TaskStatus.NOT_STARTED, None, "", "", 0, 0),
        sections=sections,
        version=1,
    )


EXAMPLE: tuple[NodeRow, ...] = (
    _item(1, None, NodeKind.AREA, "機關形象"),
    _item(2, 1, NodeKind.MEASURE, "服務場所便利性", indicators=("洽公環境滿意度", "服務設施完好率")),
    _item(
        3, 2, NodeKind.TASK, "更新各樓層配置圖及雙語指標。",
        on=dt.date(2026, 3, 31), sections=(_OFFICE, _ALL), method="依實際動線重新繪製，張貼於入口處。",
    ),
    _item(
        4, 2, NodeKind.TASK, "每月檢查飲水機、電梯及照明設備一次。",
        due_text="每月20日", sections=(_OFFICE,), method="由值日同仁填寫檢查表。", remark="經常辦理",
    ),
    _item(5, 1, NodeKind.MEASURE, "服務行為友善性", indicators=("電話禮貌測試成績",)),
    _item(
        6, 5, NodeKind.TASK, "上、下半年各辦理電話禮貌測試一次。",
        on=dt.date(2026, 11, 30), sections=(_CIVIL, _ALL), method="測試結果陳核後通知各課室改進。",
    ),
    _item(7, None, NodeKind.AREA, "服務流程"),
    _item(8, 7, NodeKind.MEASURE, "申辦案件透明性", indicators=("查詢管道種類",)),
    _item(
        9, 8, NodeKind.TASK, "於網站公布申辦流程及承辦人電話。",
        on=dt.date(2026, 6, 30), sections=(_CIVIL,), method="每季檢視內容是否正確。",
    ),
)  # fmt: skip
