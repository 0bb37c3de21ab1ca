"""The words by which a plan's text is read: numbers, doing, looking back, setting conditions."""

import re

from desktop.rules.numerals import read_numeral

# Without 參, which more often takes part than counts.
_NUMERALS = "零一二三四五六七八九十百廿壹貳肆伍陸柒捌玖拾"
NUMBER = (
    rf"(?:(?<![\d.])(?<!\d,)\d{{1,4}}(?![\d.])|(?<![{_NUMERALS}第])[{_NUMERALS}]{{1,5}}(?![{_NUMERALS}]))"
)
MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])(?!\d)|元(?=月)|(?<![十第])十[一二]?|(?<![十第])[一二三四五六七八九])"
DAY = r"(?:(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"

# What an office does at a date or so many times a year. Being open, growing and receiving are not among it.
DOING = (
    "辦理|舉辦|合辦|開辦|續辦|籌辦|主辦|召開|召集|進行|實施|執行|完成|檢視|檢查|檢測|檢討|檢核|"
    "檢驗|檢修|檢閱|點檢|查核|稽核|抽查|抽測|抽訪|抽驗|抽檢|查驗|測試|測驗|試撥|施測|演練|演習|"
    "調查|更新|更換|汰換|巡查|巡檢|巡視|巡迴|巡邏|訪視|訪查|拜訪|慰問|關懷|維護|保養|清潔|清洗|"
    "消毒|除草|統計|彙整|彙總|彙報|彙編|分析|編製|編印|發行|出刊|發布|發送|寄送|寄發|刊登|刊載|"
    "張貼|函報|函送|陳報|呈報|陳核|簽陳|簽報|簽請|提報|回報|填報|製作|公布|公告|登錄|登載|盤點|"
    "清點|清查|清理|追蹤|列管|宣導|輪派|排定|安排|指派|參加|參訪|觀摩|表揚|評核|評比|評鑑|考核|"
    "督導|複查|複核|備份|補充|刪除|整理|審視|修訂|修正|揭露|上傳|上架|推播|輪播|輔導|訓練|講習|"
    "會辦|會勘|座談|走動|比對|監看|瀏覽|記錄|量測|分送|修剪|澆灌|抄表|補貨|補足|討論|"
    "提[^,]{0,6}(?:會議|會報)|蒐集|回顧|體驗|落實|開設|開班|校正|校驗|通報|遴選|票選|教育|推出|"
    "拍攝|更替|考評|擦拭|查看|察看|測量|監測|測報|出版|核對|抽聽|監聽|清掃|掃除|打掃|清運|走訪|噴藥|"
    "疏浚|換水|篩檢|粉刷|聯繫|繪製|檢送|彙送|移除|下架|開啟|收取|"
    "擺設|布置|送驗|陳閱|送審|函請|函知|通知|撰寫|核對|衛教|義診|疏通|換發|補正|盤整|修繕|巡護|目視|自評|互評|評選|票選|"
    "培訓|研習|研討|研商|會商|協商|會談|慶祝|採訪|錄製|播出|播放|轉知|傳閱|公開|上網|報送|抽核|送交|送請|"
    "送(?=[^,]{0,6}(?:備查|核|存|交|辦|彙|審|參))"
)
# 評鑑成績 is a figure, 稽核人員 a person.
DOING_WORD = re.compile(rf"(?:{DOING})(?!成績|分數|得分|人員|委員|要點|辦法|小組|中心|經費)")
# What another office does is no duty of this one.
BY_OTHERS = re.compile(
    r"(?:縣政府|市政府|縣府|市府|上級機關?|中央|主管機關|審計[處室]|國發會|[部署])[^,]{0,3}$"
)
_HISTORY = re.compile(
    r"去年|前年|上年度?|往年|歷年|前一?年度?|去\(|過去|以往|上一?年度|上季|上個?月(?!份?資料)|先前|原[訂定]|累[計積](?!達)|歷來|歷次|曾於|曾經|(?<![作事產])業(?:已|經|於)|截至|"
    r"已(?:於|辦理|完成|舉辦|召開|進行|測試|實施|累計)|近[一二三四五六七八九十\d]+[個年季月]"
)
_CONDITION = re.compile(
    r"^(?:另|但|惟|且)?(?:如|若|倘|凡|遇有?|一旦|除非)|者(?:$|免|得|可|優先|予以|給予|將|視同)|時$|之情形|情形者"
)
_YEAR = re.compile(r"(?<![\d.])(?:民國)?(\d{2,3})(?:學年度?|年度?)(?!起|以後|至|後)")
LEAST = re.compile(r"(?:至少|最少|不少於|不得少於|應不少於|不得低於|不低於|起碼|少則)")
MOST = re.compile(
    r"(?:至多|最多|不超過|不得超過|不得逾|不逾|上限|未達|未滿|(?<!不)(?<!不得)(?:低於|少於))[^\d]{0,4}$"
)


def number_of(words: str) -> int | None:
    """Return the number that digits or a numeral say (also 乙次, 元月); None where they say none."""
    if words in ("乙", "元"):
        return 1
    return int(words) if words.isdecimal() else read_numeral(words)


def is_history(before: str, year: int) -> bool:
    """Whether what stands in a clause before a mention puts it into the past, seen from an ROC year."""
    looks_back = _HISTORY.search(before) is not None
    return looks_back or any(int(found[1]) < year for found in _YEAR.finditer(before))


def is_condition(clause: str) -> bool:
    """Whether a clause says in which case something holds, and not what is to be done."""
    return _CONDITION.search(clause) is not None
