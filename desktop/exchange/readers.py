"""Any file into the neutral document: which reader takes which kind."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange import converted
from desktop.exchange.document import Document
from desktop.exchange.kind_of_file import kind_of

# By suffix: what people call the kind, and the module and function that read it. Imported when needed:
# some of the libraries take longer to load than a document to read.
KINDS: dict[str, tuple[str, str, str]] = {
    ".docx": ("Word 文件", "desktop.exchange.word.read_docx", "read_docx"),
    ".odt": ("ODF 文字文件", "desktop.exchange.odf.read_odt", "read_odt"),
    ".xlsx": ("Excel 活頁簿", "desktop.exchange.sheets.read_xlsx", "read_xlsx"),
    ".pdf": ("PDF檔", "desktop.exchange.pdf.read_pdf", "read_pdf"),
    ".ods": ("ODF 試算表", "desktop.exchange.odf.read_ods", "read_ods"),
    ".csv": ("CSV 逗號分隔", "desktop.exchange.sheets.read_csv", "read_csv"),
    ".txt": ("純文字", "desktop.exchange.text.read_text", "read_text_file"),
    ".md": ("純文字", "desktop.exchange.text.read_text", "read_text_file"),
    ".html": ("網頁", "desktop.exchange.text.read_text", "read_html_file"),
    ".htm": ("網頁", "desktop.exchange.text.read_text", "read_html_file"),
}
# All endings there are, those too that LibreOffice has to convert first.
ENDINGS = (*KINDS, *converted.KINDS)
_TEXTS = (".txt", ".md", ".csv")


def read_document(path: Path) -> Document:
    """Return what a file of one of the `KINDS` says, or one that LibreOffice makes one of them of.

    The content tells what a file is: one under the name of another kind is read as what it is, and told.

    Raises:
        BadFile: the file is of no such kind, cannot be read, is damaged, or the gate refuses it.
    """
    own = path.suffix.lower()
    kind = kind_of(path) if own not in _TEXTS else own
    if kind in converted.KINDS:
        name, _becomes = converted.KINDS[kind]
        with converted.converted(path, kind) as made:
            try:
                document = _read(made, made.suffix)
            except BadFile as error:
                # The sentence names the file that was made on the way.
                raise BadFile(str(error).replace(made.name, path.name)) from error
        return _telling(
            document, f"檔案「{path.name}」是{name}格式，由LibreOffice轉換後讀取，請對照原件確認。"
        )
    if kind not in KINDS:
        raise BadFile(
            f"「{path.name}」不是可匯入的格式，無法直接匯入；請用Word或LibreOffice另存新檔為.docx，"
            "或把內容貼到記事本存成.txt後再試。"
        )
    document = _read(path, kind)
    if kind == own:
        return document
    return _telling(document, f"檔案「{path.name}」的副檔名和內容不同，已當作{KINDS[kind][0]}讀取。")


def _read(path: Path, kind: str) -> Document:
    _name, module, name = KINDS[kind]
    read: Callable[[Path], Document] = getattr(import_module(module), name)
    return read(path)


def _telling(document: Document, sentence: str) -> Document:
    return replace(document, told=(sentence, *document.told))
