"""電話禮貌測試紀錄: the columns of the phone-test register (domain.md 1.4)."""

from db.vocabulary import Channel, Correctness, Outcome
from desktop.registers.description import Column, Kind, Register

# What changes from call to call comes first, what a tester enters once a day last: it carries over.
PHONE_TEST = Register(
    name="phone_test",
    title="電話禮貌測試紀錄",
    table="phone_test",
    order_by=("serial",),
    not_taken_in="每一通要逐項給分，總分與等第由量表算出；請在電話測試頁輸入。",
    columns=(
        Column("serial", "序號", Kind.NUMBER, width=3, is_entered=False, is_given=True),
        Column("section_id", "受測單位", Kind.SECTION, width=5, is_required=True, is_filtered=True),
        Column("extension", "分機", width=4, most=20),
        Column("total", "總分", Kind.NUMBER, width=4, is_entered=False, is_given=True),
        Column("grade", "等第", width=3, is_entered=False, is_given=True),
        Column(
            "outcome", "接聽結果", Kind.CHOICE, width=5, is_required=True, is_filtered=True,
            choices=Outcome, default=Outcome.ANSWERED,
        ),
        Column("rings", "鈴響聲數", Kind.NUMBER, width=5, most=99),
        Column("seconds", "等候秒數", Kind.NUMBER, width=5, is_listed=False, most=999),
        Column(
            "channel", "接通方式", Kind.CHOICE, width=6, is_listed=False, is_required=True,
            choices=Channel, default=Channel.DIRECT,
        ),
        Column(
            "correctness", "答復正確", Kind.CHOICE, width=5, is_required=True,
            choices=Correctness, default=Correctness.NOT_ASKED,
        ),
        Column("question", "測試問題", width=12, is_listed=False, most=200),
        Column("answer", "答復情形", Kind.LONG_TEXT, width=12, is_listed=False),
        Column("remark", "備註", Kind.LONG_TEXT, width=8, help="無人接聽、忙線等情形必填"),
        Column("faults", "缺失", Kind.LONG_TEXT, is_listed=False),
        Column("strengths", "優點", Kind.LONG_TEXT, is_listed=False),
        Column("tested_person", "受測人", is_listed=False, is_personal=True, most=40, help="可以不填"),
        Column(
            "tested_on", "測試日期", Kind.DATE, width=5, is_required=True, carries_over=True,
            begins_today=True,
        ),
        Column("tested_at", "時間", Kind.TIME, width=4, is_listed=False),
        Column("tester", "測試人", width=5, is_required=True, carries_over=True, most=40),
        Column("tester_section_id", "測試人單位", Kind.SECTION, is_listed=False, carries_over=True),
        Column("improvement_due_on", "改善期限", Kind.DATE, width=5, is_entered=False),
        Column("improvement", "改善情形", Kind.LONG_TEXT, width=12, is_entered=False, is_listed=False),
        Column("improvement_done_on", "改善完成", Kind.DATE, width=5, is_entered=False),
    ),
)  # fmt: skip
