"""Any file into the neutral document: which reader takes which kind."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.document import Document

# By suffix: what people call the kind, and the module and function that read it. Imported when needed:
# some of the libraries take longer to load than a document to read.
KINDS: dict[str, tuple[str, str, str]] = {
    ".docx": ("Word 文件", "desktop.exchange.read_docx", "read_docx"),
    ".odt": ("ODF 文字文件", "desktop.exchange.read_odt", "read_odt"),
    ".xlsx": ("Excel活頁簿", "desktop.exchange.read_xlsx", "read_xlsx"),
    ".pdf": ("PDF檔", "desktop.exchange.read_pdf", "read_pdf"),
    ".ods": ("ODF試算表", "desktop.exchange.read_ods", "read_ods"),
    ".csv": ("逗號分隔的表格", "desktop.exchange.read_csv", "read_csv"),
    ".txt": ("純文字", "desktop.exchange.read_text", "read_text_file"),
    ".md": ("純文字", "desktop.exchange.read_text", "read_text_file"),
}
_ADVICE = {
    ".doc": "是舊版Word格式",
    ".wps": "是WPS格式",
    ".rtf": "是RTF格式",
    ".docm": "是含巨集的Word文件",
    ".dotx": "是Word範本",
}


def read_document(path: Path) -> Document:
    """Return what a file of one of the `KINDS` says.

    Raises:
        BadFile: the file is of no such kind, cannot be read, is damaged, or the gate refuses it.
    """
    suffix = path.suffix.lower()
    if suffix in KINDS:
        _kind, module, name = KINDS[suffix]
        read: Callable[[Path], Document] = getattr(import_module(module), name)
        return read(path)
    kind = _ADVICE.get(suffix, "不是可匯入的格式")
    raise BadFile(
        f"「{path.name}」{kind}，無法直接匯入；請用Word或LibreOffice另存新檔為.docx，"
        "或把內容貼到記事本存成.txt後再試。"
    )
