"""What the five plans this program was made from promise (domain.md 0.1), each as a clerk enters it."""

import datetime as dt
from dataclasses import dataclass

from db.vocabulary import DayBasis, TimeUnit
from desktop.rules.limit_wording import TimeLimit

_DAYS, _HOURS = TimeUnit.DAYS, TimeUnit.HOURS
_ANY_DAY, _WORKING = DayBasis.CALENDAR, DayBasis.WORKING


@dataclass(frozen=True)
class SeedPromise:
    """A promise of a seed in its year: the plan's sentence, and what of it is entered.

    `typed` is the quota as a person types it, empty for none. What no plan's words say so that it could be
    read without guessing, such as quantities and 使用前7日, has `is_read` False: it is entered by hand.
    """

    year: int
    sentence: str
    typed: str = ""
    limit: TimeLimit | None = None
    due_on: dt.date | None = None
    is_read: bool = True


_MUSEUM, _LIVING_ARTS, _TOWN, _FAMILIES, _RECYCLING = 105, 97, 105, 109, 105

SEED_PROMISES = (
    # 000
    SeedPromise(_MUSEUM, "每年至少辦理員工服務禮貌訓練1次", "每年至少1次"),
    SeedPromise(_MUSEUM, "平時查核於5月及10月各辦理1次", "5月、10月各1次"),
    SeedPromise(_MUSEUM, "每月於館務會議檢討場館設施", "每月至少1次"),
    SeedPromise(_MUSEUM, "每月20日會辦各組提供下月訊息", "每月20日前至少1次"),
    SeedPromise(_MUSEUM, "每週於LINE發布活動訊息", "每週至少1次"),
    SeedPromise(_MUSEUM, "每週三於LINE發布活動訊息", "每週三至少1次"),
    SeedPromise(_MUSEUM, "每日由研考人員開啟信箱並處理", "每日至少1次"),
    SeedPromise(_MUSEUM, "假日服務臺紀錄於次一工作日處理", limit=TimeLimit(1, _DAYS, _WORKING)),
    SeedPromise(_MUSEUM, "使用前7日內通知場地申請人", limit=TimeLimit(7, _DAYS, _ANY_DAY), is_read=False),
    # 001
    SeedPromise(_LIVING_ARTS, "每年辦理參觀環境滿意度調查2次", "每年2次"),
    SeedPromise(_LIVING_ARTS, "每年辦理滿意度及需求調查5次", "每年5次"),
    SeedPromise(_LIVING_ARTS, "每月落實設施維護", "每月至少1次"),
    SeedPromise(_LIVING_ARTS, "97.10.01前完成設施維護", due_on=dt.date(2008, 10, 1)),
    SeedPromise(_LIVING_ARTS, "每週一句英文", "每週1次"),
    SeedPromise(_LIVING_ARTS, "每年至少測試電話禮貌12次", "每年至少12次"),
    SeedPromise(_LIVING_ARTS, "97.12.20前完成電話測試", due_on=dt.date(2008, 12, 20)),
    SeedPromise(_LIVING_ARTS, "每日安排志工1人於服務臺服務", "每日至少1次"),
    SeedPromise(_LIVING_ARTS, "公布服務項目5項", "合計5次", is_read=False),
    SeedPromise(_LIVING_ARTS, "設置單一窗口1處", "合計1次", is_read=False),
    SeedPromise(_LIVING_ARTS, "陳情案件於3日內主動回應", limit=TimeLimit(3, _DAYS, _ANY_DAY)),
    SeedPromise(_LIVING_ARTS, "網路信箱於24小時內回覆", limit=TimeLimit(24, _HOURS, _ANY_DAY)),
    SeedPromise(_LIVING_ARTS, "每年至少辦理滿意度調查1次", "每年至少1次"),
    # 002
    SeedPromise(_TOWN, "每年至少檢視作業程序及表件1次", "每年至少1次"),
    SeedPromise(_TOWN, "定期辦理員工電話禮貌測試", "定期辦理"),
    SeedPromise(_TOWN, "不定期舉辦法規講習", "不定期辦理"),
    SeedPromise(_TOWN, "第4季後於次年1月底前函報年度成果", due_on=dt.date(2017, 1, 31)),
    # 003
    SeedPromise(_FAMILIES, "每年辦理場館安全檢查", "每年至少1次"),
    SeedPromise(_FAMILIES, "每月檢查連結及內容", "每月至少1次"),
    SeedPromise(_FAMILIES, "每日移除過期公告", "每日至少1次"),
    SeedPromise(_FAMILIES, "每三個月更新活動DM", "每3個月至少1次"),
    SeedPromise(_FAMILIES, "定期辦理服務滿意度調查及電話服務品質測試", "定期辦理"),
    # 004
    SeedPromise(_RECYCLING, "上、下半年度各辦理電話服務品質測試1次", "每半年1次"),
    SeedPromise(_RECYCLING, "每年辦理設備檢查1次", "每年1次"),
    SeedPromise(_RECYCLING, "次年1月底前彙送年度成果", due_on=dt.date(2017, 1, 31)),
)
