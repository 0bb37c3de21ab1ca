"""Counting words of official documents: 一, 二, 三 and on, 壹, 貳, 參 and on, 甲, 乙, 丙 and on."""

LARGEST = 9999
_ORDINARY = "零一二三四五六七八九十百千"
_FORMAL = "零壹貳參肆伍陸柒捌玖拾佰仟"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_TO_FORMAL = str.maketrans(_ORDINARY, _FORMAL)
# 參 and 叁 are the same; converted files also bring the mainland forms.
_TO_ORDINARY = str.maketrans(_FORMAL + "叁参贰陆〇", _ORDINARY + "三三二六零")

# A numeral with one of these is formal.
FORMAL_CHARACTERS = frozenset(_FORMAL[1:] + "叁参贰陆")


def ordinary(number: int) -> str:
    """Return 一 for 1, 十一 for 11, 二十一 for 21, 一百零一 for 101.

    Raises:
        ValueError: the number is not from 1 to 9999.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no counting word for {number}")
    digits = [int(digit) for digit in str(number)]
    words = ""
    for digit, unit in zip(digits, ["千", "百", "十", ""][-len(digits) :], strict=True):
        words += _ORDINARY[digit] + unit if digit else "零"
    while "零零" in words:
        words = words.replace("零零", "零")
    words = words.rstrip("零")
    return words[1:] if 10 <= number < 20 else words


def formal(number: int) -> str:
    """Return 壹 for 1, 拾壹 for 11, 貳拾壹 for 21. Raises ValueError outside 1 to 9999."""
    return ordinary(number).translate(_TO_FORMAL)


def stems(number: int) -> str:
    """Return 甲 for 1 to 癸 for 10, then 甲甲 for 11, 甲乙 for 12, 乙甲 for 21, 壬壬 for 99.

    No rule says what follows 癸; this counts on as spreadsheets do behind column Z. Raises ValueError
    outside 1 to 9999.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no counting word for {number}")
    words = ""
    while number:
        number, place = divmod(number - 1, len(_STEMS))
        words = _STEMS[place] + words
    return words


def read_numeral(words: str) -> int | None:
    """Return the number of an ordinary or formal numeral (also 廿一, 壹拾壹); None if it is none."""
    plain = words.translate(_TO_ORDINARY).replace("廿", "二十").replace("卅", "三十")
    if plain.startswith("一十"):
        plain = plain[1:]
    number, digit = 0, 0
    for character in plain:
        place = _ORDINARY.find(character)
        if place < 0:
            return None
        if place < 10:
            digit = place
        else:
            number += (digit or 1) * 10 ** (place - 9)
            digit = 0
    number += digit
    return number if 1 <= number <= LARGEST and ordinary(number) == plain else None


def read_stems(words: str) -> int | None:
    """Return the number that `stems` writes this way; None if it is none."""
    number = 0
    for character in words:
        place = _STEMS.find(character)
        if place < 0:
            return None
        number = number * len(_STEMS) + place + 1
    return number if 1 <= number <= LARGEST else None
