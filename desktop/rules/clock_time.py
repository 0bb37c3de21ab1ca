"""Reading a time of day as people type it: 0930, 930, 9:30, 9點30分, full-width digits."""

import datetime as dt
import re
import unicodedata

_WRITTEN = re.compile(r"(\d{1,2})(?:[:.點時]|(?=\d{2}$))(\d{2})?分?")


def parse_time(text: str) -> dt.time:
    """The time of day a text says. Raises ValueError with a sentence that says what to write."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = _WRITTEN.fullmatch(plain)
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise ValueError(f"「{text.strip()}」不是時間；請寫成 0930 或 9:30。")
