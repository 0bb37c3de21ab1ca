"""What a deed does, as a verb for a sentence: by its own name, else by the subject its module is about."""

from collections.abc import Mapping

_BY_DEED: Mapping[str, str] = {
    "untick": "取消勾稽",
    "tick": "勾稽",
    "tick_today": "勾稽",
    "tick_off": "勾稽",
    "tick_off_many": "勾稽",
    "confirm_ticks": "確認勾稽",
    "return_tick": "退回勾稽",
    "mark_not_applicable": "把工作列為不適用",
    "withdraw": "撤銷工作的管制",
    "extend": "展延期限",
    "issue_reminders": "開立稽催單",
    "reply_to_reminder": "回復稽催單",
    "cancel_reminder": "作廢稽催單",
    "answer_consult": "回復會辦",
    "set_secret": "設定密碼",
    "approve_plan": "登錄計畫的核定",
    "take_return": "匯入單位回傳的管考表",
}

_BY_SUBJECT: Mapping[str, str] = {
    "approval": "送核、核定或修正計畫",
    "basis_letters": "修改計畫依據",
    "branches": "修改計畫項目",
    "calendar": "修改辦公日曆",
    "chapters": "修改計畫章節",
    "column_templates": "修改欄位範本",
    "copying": "複製計畫",
    "evidence": "修改佐證",
    "extensions": "展延期限",
    "handouts": "分送計畫編寫",
    "leftovers": "處理匯入待辦事項",
    "many_items": "修改計畫項目",
    "meetings": "登錄列管追蹤表",
    "opening": "建立資料庫",
    "outline": "修改計畫項目",
    "persons": "修改人員資料",
    "phone_tests": "登錄電話測試",
    "planning": "修改計畫",
    "promises": "修改工作的期限、單位與應辦次數",
    "register_import": "匯入登記資料",
    "reminders": "處理稽催單",
    "replacing": "修改計畫文字",
    "reviewing": "匯入計畫",
    "sample": "建立範例資料",
    "score_sheets": "修改測試量表",
    "sections": "修改單位",
    "settings": "修改設定",
    "setup": "修改機關資料",
    "signing_in": "設定登入與密碼",
    "signoffs": "登錄簽核",
    "suggestions": "套用建議",
    "take_back": "復原",
    "taking_back_handouts": "收回分送的計畫",
    "taking_in": "匯入計畫",
    "taking_in_reviewed": "匯入計畫",
    "taking_returns": "匯入單位回傳的管考表",
    "task_library": "加入標準工作",
    "templates": "修改計畫範本",
    "ticking": "登錄勾稽",
    "tracking": "修改工作的執行情形",
    "typed_cells": "修改計畫項目",
    "walkarounds": "登錄走動式管理",
}


def words_of_deed(deed: str, subject: str) -> str:
    """What the deed of a module of desktop/office does: 「確認勾稽」."""
    return _BY_DEED.get(deed) or _BY_SUBJECT.get(subject, "修改這項資料")
