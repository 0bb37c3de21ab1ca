"""A plan file in any format that plans are exported to: which writer makes which kind."""

from collections.abc import Callable
from importlib import import_module

from desktop.errors import Refused
from desktop.exchange.plan_file import PlanFile

# By suffix: what people call the kind, and the module and function that make its bytes of a plan.
KINDS: dict[str, tuple[str, str, str]] = {
    ".docx": ("Word 文件", "desktop.exchange.word.plan_docx", "docx_bytes"),
    ".odt": ("ODF 文字文件", "desktop.exchange.odf.plan_odt", "odt_bytes"),
    ".xlsx": ("Excel 活頁簿", "desktop.exchange.sheets.plan_xlsx", "xlsx_bytes"),
    ".ods": ("ODF 試算表", "desktop.exchange.odf.plan_ods", "ods_bytes"),
    ".json": ("為民計畫檔", "desktop.exchange.plan_json", "json_bytes"),
}


def plan_bytes(plan: PlanFile, suffix: str) -> bytes:
    """Return the plan as a file of the kind with this suffix (".docx" …).

    Raises:
        Refused: plans are not written in this kind.
    """
    if suffix.lower() not in KINDS:
        kinds, named = "、".join(KINDS), suffix or "沒有副檔名的檔案"
        raise Refused(f"無法匯出成「{named}」；請將檔名的結尾改為 {kinds} 其中一種。")
    _kind, module, name = KINDS[suffix.lower()]
    write: Callable[[PlanFile], bytes] = getattr(import_module(module), name)
    return write(plan)
