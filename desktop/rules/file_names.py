"""Names of files that came from outside, made safe to write under."""

import re
import unicodedata
from pathlib import PurePath

# In characters of up to four bytes; file systems allow 255 bytes.
LONGEST = 60
LONGEST_SUFFIX = 12
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)")
# Control and format characters; among these are those that turn the writing direction to hide an ending.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def safe_file_name(name: str) -> str:
    """Return the name as it can stand in a folder of Windows or Linux; 「附件」 for a name of nothing."""
    seen = "".join(char for char in name if unicodedata.category(char) not in _UNSEEN)
    cleaned = _trimmed(_FORBIDDEN.sub("_", seen)) or "附件"
    if _RESERVED.match(cleaned):
        cleaned = f"_{cleaned}"
    if len(cleaned) <= LONGEST:
        return cleaned
    stem, suffix = PurePath(cleaned).stem, PurePath(cleaned).suffix
    if len(suffix) > LONGEST_SUFFIX:
        return _trimmed(cleaned[:LONGEST])
    return stem[: LONGEST - len(suffix)] + suffix


def _trimmed(name: str) -> str:
    # Windows drops dots and blanks at the end by itself.
    return name.strip().rstrip(". ")
