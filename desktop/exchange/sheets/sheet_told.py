"""What a person should know about a sheet that was read: what is hidden in it, what it could not say."""

from collections.abc import Iterator, Sequence

from desktop.exchange.sheets.sheet import Sheet

_SHOWN = 5


def sentences(sheet: Sheet) -> Iterator[str]:
    """Yield a sentence for each such thing."""
    name = f"工作表「{sheet.name}」"
    if sheet.is_hidden and (sheet.rows or sheet.notes):
        yield f"{name}是隱藏的，內容列在未歸位的文字，請確認是否需要。"
    if not sheet.is_hidden and (rows := sum(row in sheet.hidden_rows for row in sheet.rows)):
        yield f"{name}有{rows}列是隱藏的，內容一併匯入，請確認是否需要。"
    used = {column for cells in sheet.rows.values() for column in cells}
    if not sheet.is_hidden and (columns := len(used & sheet.hidden_columns)):
        yield f"{name}有{columns}欄是隱藏的，內容一併匯入，請確認是否需要。"
    if sheet.buried:
        yield f"{name}有{len(sheet.buried)}格文字被合併儲存格蓋住，列在未歸位的文字，請確認是否需要。"
    if sheet.without_result:
        yield (
            f"{name}有{len(sheet.without_result)}格公式沒有存下結果（{_some(sheet.without_result)}），"
            "請用Excel或LibreOffice開啟、重新存檔後再匯入，或自行補上。"
        )
    if sheet.with_error:
        cells = f"{len(sheet.with_error)}格公式的結果是錯誤（{_some(sheet.with_error)}）"
        yield f"{name}有{cells}，請確認並改正。"


def _some(cells: Sequence[str]) -> str:
    return "、".join(cells[:_SHOWN]) + ("等" if len(cells) > _SHOWN else "")
