"""The Chinese word for every stored kind, role and state, in one place."""

from enum import StrEnum
from typing import TypeVar

from db import vocabulary as v
from desktop.rules.occurrence import OccurrenceStanding
from desktop.rules.plan_difference import Change
from desktop.rules.severity import Severity
from desktop.rules.slip_standing import SlipStanding
from desktop.rules.task_state import TaskState
from desktop.rules.three_way import Answer

# By class first: members of different classes with the same value are equal, and so one and the same key.
_WORDS: dict[type[StrEnum], dict[str, str]] = {
    v.SectionKind: {v.SectionKind.MEMBER: "單位", v.SectionKind.GROUP: "單位群組"},
    v.Role: {
        v.Role.CLERK: "承辦人",
        v.Role.SECTION_HEAD: "單位主管",
        v.Role.DIRECTOR: "機關首長",
        v.Role.TESTER: "測試人員",
        v.Role.AUDITOR: "稽核人員",
    },
    v.PlanStatus: {
        v.PlanStatus.DRAFT: "草稿",
        v.PlanStatus.SUBMITTED: "陳核中",
        v.PlanStatus.APPROVED: "已核定",
        v.PlanStatus.CLOSED: "已結案",
    },
    v.NodeKind: {
        v.NodeKind.AREA: "要項",
        v.NodeKind.MEASURE: "項目",
        v.NodeKind.TASK: "工作",
        v.NodeKind.SUBTASK: "細項工作",
    },
    v.ColumnKind: {
        v.ColumnKind.AREA: "要項",
        v.ColumnKind.MEASURE: "項目",
        v.ColumnKind.INDICATOR: "執行項目",
        v.ColumnKind.TASK: "工作",
        v.ColumnKind.METHOD: "推動方法",
        v.ColumnKind.DUE: "完成期限",
        v.ColumnKind.SECTIONS: "承辦單位",
        v.ColumnKind.REMARK: "備註",
    },
    v.ColumnStand: {
        v.ColumnStand.TASK: "每項工作一格",
        v.ColumnStand.BESIDE: "與工作並列，不畫橫線",
        v.ColumnStand.STACKED: "每個項目一格，逐行列出",
        v.ColumnStand.ONCE: "每個項目一格，相同的只印一次",
    },
    v.ColumnAlign: {
        v.ColumnAlign.USUAL: "自動",
        v.ColumnAlign.LEFT: "靠左",
        v.ColumnAlign.CENTRE: "置中",
    },
    v.RoleMarks: {
        v.RoleMarks.BEFORE: "主辦：秘書室",
        v.RoleMarks.BEHIND: "秘書室(主辦)",
        v.RoleMarks.NONE: "不註明主辦、協辦",
        v.RoleMarks.LEADS: "只印主辦單位",
        v.RoleMarks.SUPPORTS: "只印協辦單位",
    },
    v.NumberingStyle: {
        v.NumberingStyle.HALF_DOT: "半形括號，數字後用點：(一) 1. (1)",
        v.NumberingStyle.HALF_COMMA: "半形括號，數字後用頓號：(一) 1、 (1)",
        v.NumberingStyle.FULL_DOT: "全形括號，數字後用點：（一） 1. （1）",
        v.NumberingStyle.FULL_COMMA: "全形括號，數字後用頓號：（一） 1、 （1）",
        v.NumberingStyle.HALF_DOT_OPENING: "第一個要項不編號：(一) 1. (1)",
        v.NumberingStyle.HALF_COMMA_OPENING: "第一個要項不編號：(一) 1、 (1)",
        v.NumberingStyle.FULL_DOT_OPENING: "第一個要項不編號：（一） 1. （1）",
        v.NumberingStyle.FULL_COMMA_OPENING: "第一個要項不編號：（一） 1、 （1）",
    },
    v.SectionRole: {
        v.SectionRole.LEAD: "主辦",
        v.SectionRole.SUPPORT: "協辦",
        v.SectionRole.UNSPECIFIED: "未註明",
    },
    v.TaskStatus: {
        v.TaskStatus.NOT_STARTED: "未開始",
        v.TaskStatus.STARTED: "執行中",
        v.TaskStatus.DONE: "已完成",
        v.TaskStatus.NOT_APPLICABLE: "不適用",
        v.TaskStatus.WITHDRAWN: "撤銷",
    },
    v.QuotaRule: {
        v.QuotaRule.AT_LEAST: "至少",
        v.QuotaRule.EXACTLY: "剛好",
        v.QuotaRule.REGULARLY: "定期",
    },
    v.Period: {
        v.Period.YEAR: "每年",
        v.Period.HALF_YEAR: "每半年",
        v.Period.QUARTER: "每季",
        v.Period.THREE_MONTHS: "每3個月",
        v.Period.MONTH: "每月",
        v.Period.WEEK: "每週",
        v.Period.DAY: "每日",
        v.Period.EVERY_DAY: "每日（含假日）",
        v.Period.IN_ALL: "合計",
    },
    v.DayShift: {v.DayShift.NEXT: "遇假日順延", v.DayShift.PREVIOUS: "遇假日提前"},
    v.DoneRule: {
        v.DoneRule.ALL: "各單位都要完成",
        v.DoneRule.LEAD: "主辦單位完成即可",
        v.DoneRule.TOGETHER: "各單位合併計算",
    },
    v.TickState: {
        v.TickState.TICKED: "待確認",
        v.TickState.CONFIRMED: "已確認",
        v.TickState.RETURNED: "已退回",
    },
    v.RegisterCount: {v.RegisterCount.ROWS: "每筆計1次", v.RegisterCount.ROUNDS: "每輪計1次"},
    v.FollowUpDecision: {
        v.FollowUpDecision.RELEASE: "解除列管",
        v.FollowUpDecision.CONTINUE: "繼續列管",
    },
    OccurrenceStanding: {
        OccurrenceStanding.DONE: "已完成",
        OccurrenceStanding.DONE_LATE: "逾期完成",
        OccurrenceStanding.RETURNED: "已退回",
        OccurrenceStanding.OVERDUE: "逾期",
        OccurrenceStanding.DUE_SOON: "即將到期",
        OccurrenceStanding.TO_COME: "未到期",
    },
    TaskState: {
        TaskState.DONE: "如期完成",
        TaskState.DONE_LATE: "逾期完成",
        TaskState.OPEN: "其餘未完成",
        TaskState.DUE_SOON: "即將到期",
        TaskState.BEHIND: "落後",
        TaskState.LOST: "無法如期",
        TaskState.OVERDUE: "逾期",
        TaskState.SET_ASIDE: "不適用或撤銷",
    },
    SlipStanding: {
        SlipStanding.WAITING: "待回復",
        SlipStanding.REPLY_LATE: "逾期未回復",
        SlipStanding.REPLIED: "已回復",
        SlipStanding.CANCELLED: "已作廢",
    },
    v.TimeUnit: {v.TimeUnit.DAYS: "日", v.TimeUnit.HOURS: "小時"},
    v.DayBasis: {v.DayBasis.CALENDAR: "日曆天", v.DayBasis.WORKING: "工作天"},
    Answer: {
        Answer.SAME: "相同",
        Answer.AGREED: "兩邊相同",
        Answer.NEW: "新增",
        Answer.CHANGED: "修改",
        Answer.DELETED: "刪除",
        Answer.CONFLICT: "衝突",
    },
    Severity: {Severity.MUST: "必改", Severity.LOOK: "請確認"},
    Change: {
        Change.SAME: "相同",
        Change.CHANGED: "修正",
        Change.MOVED: "移動",
        Change.NEW: "新增",
        Change.DELETED: "刪除",
    },
    v.Light: {
        v.Light.GREEN: "綠燈",
        v.Light.YELLOW: "黃燈",
        v.Light.RED: "紅燈",
        v.Light.GREY: "灰燈",
    },
    v.WalkaroundKind: {
        v.WalkaroundKind.ROUTINE: "例行",
        v.WalkaroundKind.SUPERVISION: "督導",
        v.WalkaroundKind.SERVICE_DESK: "輪值服務台",
        v.WalkaroundKind.EVENT: "活動現場",
    },
    v.WalkaroundSource: {
        v.WalkaroundSource.CITIZEN: "民眾",
        v.WalkaroundSource.STAFF: "同仁",
        v.WalkaroundSource.SELF: "自行發現",
    },
    v.WalkaroundCategory: {
        v.WalkaroundCategory.ENQUIRY: "詢問",
        v.WalkaroundCategory.SUGGESTION: "建議",
        v.WalkaroundCategory.PETITION: "陳情",
        v.WalkaroundCategory.COMPLAINT: "抱怨",
        v.WalkaroundCategory.FACILITY: "設施",
        v.WalkaroundCategory.ATTITUDE: "服務態度",
        v.WalkaroundCategory.OTHER: "其他",
        v.WalkaroundCategory.NOTHING_FOUND: "無異常",
    },
    v.WalkaroundState: {
        v.WalkaroundState.REGISTERED: "登錄",
        v.WalkaroundState.SETTLED: "當場結案",
        v.WalkaroundState.CONSULTING: "會辦中",
        v.WalkaroundState.SUBMITTED: "陳核中",
        v.WalkaroundState.CLOSED: "結案",
        v.WalkaroundState.RETURNED: "退回補正",
        v.WalkaroundState.MERGED: "併案",
    },
    v.SheetPart: {
        v.SheetPart.BUSINESS_SPEED: "業務單位接聽速度",
        v.SheetPart.BUSINESS_COURTESY: "業務單位電話禮貌",
        v.SheetPart.BUSINESS_CONTENT: "業務單位答復內容",
        v.SheetPart.SWITCHBOARD_SPEED: "總機接聽速度",
        v.SheetPart.SWITCHBOARD_COURTESY: "總機電話禮貌",
    },
    v.Channel: {v.Channel.DIRECT: "直撥", v.Channel.SWITCHBOARD: "經總機轉接"},
    v.Outcome: {
        v.Outcome.ANSWERED: "已接聽",
        v.Outcome.NO_ANSWER: "無人接聽",
        v.Outcome.BUSY: "忙線",
        v.Outcome.VOICEMAIL: "語音信箱",
        v.Outcome.WRONG_NUMBER: "號碼錯誤",
    },
    v.Correctness: {
        v.Correctness.FULL: "完全正確",
        v.Correctness.PARTIAL: "部分正確",
        v.Correctness.WRONG: "錯誤",
        v.Correctness.NOT_ASKED: "未提問",
    },
    v.SignoffRole: {
        v.SignoffRole.CLERK: "承辦人",
        v.SignoffRole.SECTION_HEAD: "單位主管",
        v.SignoffRole.CONSULTED: "會辦單位",
        v.SignoffRole.SECRETARY: "秘書",
        v.SignoffRole.DIRECTOR: "機關首長",
    },
    v.WorkdayKind: {v.WorkdayKind.HOLIDAY: "放假日", v.WorkdayKind.MAKEUP: "補班日"},
}

Member = TypeVar("Member", bound=StrEnum)


def word(member: StrEnum) -> str:
    """Return the Chinese word of a member of any enum of db.vocabulary."""
    return _WORDS[type(member)][member]


def meaning(kind: type[Member], written: str) -> Member | None:
    """Return the member of an enum whose word this is, blanks around it apart; None if there is none."""
    wanted = written.strip()
    return next((member for member in kind if word(member) == wanted), None)


def masked(name: str) -> str:
    """Return a name as others may see it: 陳○○; an empty one is 匿名."""
    plain = name.strip()
    return plain[0] + "○○" if plain else "匿名"
