"""What a sign-in secret must be, and how long wrong ones make wait."""

import datetime as dt
import unicodedata
from itertools import pairwise

SHORTEST = 6
LONGEST = 100
TRIES_WITHOUT_WAIT = 5
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=1)

_USUAL = frozenset(
    {"password", "passw0rd", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn", "1q2w3e", "1qaz2wsx"}
)
# Any leap year: whether there is such a day, not when.
_LEAP_YEAR = 2000


def plain_secret(typed: str) -> str:
    """A secret as it is stored and compared: what an input method types in full width is the same."""
    return unicodedata.normalize("NFKC", typed).strip()


def fault_of_secret(typed: str) -> str:
    """Why this cannot be a secret, as a sentence; empty if it can. Digits or a phrase, both are welcome."""
    secret = plain_secret(typed)
    if len(secret) < SHORTEST:
        return f"密碼至少要{SHORTEST}個字；請用{SHORTEST}個以上的數字，或一句自己記得的話。"
    if len(secret) > LONGEST:
        return f"密碼最長{LONGEST}個字；請縮短。"
    if _is_run_or_repeat(secret) or secret.lower() in _USUAL:
        return "連號、重複或常見的密碼（例如123456、000000）太容易猜到；請換一個。"
    if secret.isdecimal() and _is_like_a_date(secret):
        return "看起來像生日或日期的密碼太容易猜到；請換一個。"
    return ""


def wait_after(wrong_tries: int) -> dt.timedelta:
    """How long to wait after so many wrong tries one after the other: from the fifth on, doubling."""
    wait = FIRST_WAIT if wrong_tries >= TRIES_WITHOUT_WAIT else dt.timedelta(0)
    for _ in range(wrong_tries - TRIES_WITHOUT_WAIT):
        wait = min(2 * wait, LONGEST_WAIT)
    return wait


def wait_in_words(left: dt.timedelta) -> str:
    """A wait for people: 「58秒」, 「3分20秒」, 「1小時5分」; never less than a second."""
    seconds = max(1, -(-left // dt.timedelta(seconds=1)))
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    if hours:
        return f"{hours}小時" + (f"{minutes}分" if minutes else "")
    if minutes:
        return f"{minutes}分{seconds}秒" if seconds else f"{minutes}分鐘"
    return f"{seconds}秒"


def _is_run_or_repeat(secret: str) -> bool:
    """Whether it is a run (123456, fedcba), one thing repeated (000000, 121212), or two such halves."""
    half, odd = divmod(len(secret), 2)
    is_doubled = not odd and secret[::2] == secret[1::2]
    return (
        len(set(secret)) <= 2
        or any(secret == (secret[:size] * len(secret))[: len(secret)] for size in range(1, half + 1))
        or _is_run(secret)
        or (is_doubled and _is_run(secret[::2]))
        or (half >= 3 and _is_run(secret[:half]) and _is_run(secret[half:]))
    )


def _is_run(text: str) -> bool:
    if text.isdecimal():
        steps = {(int(after) - int(before)) % 10 for before, after in pairwise(text)}
        return len(steps) == 1 and steps <= {0, 1, 9}
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def _is_like_a_date(digits: str) -> bool:
    if len(digits) == 6:
        # 790512, 051279, 120579
        return any(map(_is_day, (digits[2:], digits[:4], digits[2:4] + digits[:2])))
    if len(digits) == 7:
        # 0790512
        return digits[:3] <= "150" and _is_day(digits[3:])
    if len(digits) == 8:
        # 19900512, 05121990, 12051990
        is_year_first = digits[:2] in ("19", "20") and _is_day(digits[4:])
        is_year_last = digits[4:6] in ("19", "20")
        return is_year_first or (is_year_last and any(map(_is_day, (digits[:4], digits[2:4] + digits[:2]))))
    return False


def _is_day(month_and_day: str) -> bool:
    try:
        dt.date(_LEAP_YEAR, int(month_and_day[:2]), int(month_and_day[2:]))
    except ValueError:
        return False
    return True
