"""走動式管理登記簿: the columns of the walk-around register (domain.md 2)."""

from db.vocabulary import WalkaroundCategory, WalkaroundKind, WalkaroundSource, WalkaroundState
from desktop.registers.description import Column, Kind, Register, Row, Sections
from desktop.rules.walkaround import is_closed, serial_text

_OPEN = tuple(state for state in WalkaroundState if not is_closed(state))


def _number(row: Row, sections: Sections) -> str:
    section = sections[row["section_id"]]
    return serial_text(row["year"], section.short_name or section.name, row["serial"])


# What changes from walk to walk comes first, what carries over from the last one behind it.
WALKAROUND = Register(
    name="walkaround",
    title="走動式管理登記簿",
    table="walkaround",
    order_by=("walked_on",),
    columns=(
        Column(
            "serial", "編號", Kind.NUMBER, width=6, is_entered=False, is_given=True, display=_number,
            sorted_by=("year", "section_id", "serial"),
        ),
        Column(
            "section_id", "單位", Kind.SECTION, width=5, is_required=True, carries_over=True, is_filtered=True
        ),
        Column(
            "walked_on", "日期", Kind.DATE, width=5, is_required=True, carries_over=True, begins_today=True,
            is_filtered=True,
        ),
        Column("walked_at", "時間", Kind.TIME, width=4, is_listed=False, help="可以不填，例如 0930"),
        Column("place", "地點", width=8, is_required=True, most=60, help="例如：一樓服務臺"),
        Column(
            "category", "類別", Kind.CHOICE, width=4, is_required=True, is_filtered=True,
            choices=WalkaroundCategory, help="沒有發現請選「無異常」",
        ),
        Column(
            "state", "狀態", Kind.CHOICE, width=4, is_entered=False, is_filtered=True,
            choices=WalkaroundState, groups=(("未結案", _OPEN),),
        ),
        Column("finding", "發現或反映事項", Kind.LONG_TEXT, width=16),
        Column("immediate_action", "即時處理情形", Kind.LONG_TEXT, width=14),
        Column("due_on", "處理期限", Kind.DATE, width=5),
        Column(
            "source", "來源", Kind.CHOICE, width=4, is_listed=False, is_required=True,
            choices=WalkaroundSource, default=WalkaroundSource.SELF,
        ),
        Column("reporter", "反映人", is_listed=False, is_personal=True, most=40, help="可以不填（匿名）"),
        Column("contact", "聯絡方式", is_listed=False, is_personal=True, most=80, help="需要回復時才填"),
        Column("supervisor", "走動主管", width=5, is_required=True, carries_over=True, most=40),
        Column("supervisor_title", "職稱", width=5, is_listed=False, carries_over=True, most=40),
        Column(
            "kind", "走動類別", Kind.CHOICE, width=5, is_listed=False, is_required=True,
            choices=WalkaroundKind, default=WalkaroundKind.ROUTINE, carries_over=True,
        ),
        Column("result", "處理結果", Kind.LONG_TEXT, width=12, is_entered=False, is_listed=False),
        Column("replied_on", "回復日期", Kind.DATE, width=5, is_entered=False, is_listed=False),
        Column("reply_method", "回復方式", width=6, is_entered=False, is_listed=False, most=60),
        Column("closed_on", "結案日期", Kind.DATE, width=5, is_entered=False),
    ),
)  # fmt: skip
