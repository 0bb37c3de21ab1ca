"""Where a plan's text names a period of which nothing is done: 「每月受理件數」「每日8時至17時」."""

import re

from desktop.rules.wording_words import BY_OTHERS, DAY, DOING_WORD, MONTH, MOST, NUMBER

# What each single person or case has once is no count of the task.
PER_PERSON = re.compile(r"(?:每|逐)(?:一|1)?(?:人|位|名|員|案件?|件|戶|次|場次?|通)")
_BY_A_DAY = re.compile(rf"^(?:(?:之|的|於)?{MONTH}月(?:底|{DAY}日)?|年?底)(?:以前|之前|前)")
_OPENING = re.compile(
    r"\d{1,2}(?:時|點|:\d\d)[^,]{0,6}[至到~-]|[時點](?:\d+分)?[至到~-]|無休|不打烊|^(?:之|的)?(?:服務|開放|營業|上班|受理)時間"
)
_NOUN_BEFORE = re.compile(
    r"(?:公布|公告|公開|設置|張貼|印製|揭示|揭露|提供|配合|依據?|按照|參照|達成|針對|就|將|統計|彙整|分析|比較|製作|登載)$"
)
AFTER_NOUN = re.compile(r"^(?:之|的)")
_NOT_A_DUTY = re.compile(
    rf"^(?:(?:共|計|限|額度|分)?{NUMBER}|平均|約|約有|成長|遞增|遞減|提升|"
    r"增加|降低|減少|編列|[^,]{{0,8}}(?:人次|件數|萬|元|小時|%|戶數))"
)


# A thing of the period: 「每日發生之事件」.
_THING_OF = re.compile(r"^(?!定期|固定|例行)[^,]{1,6}?[之的]")


def is_no_duty(before: str, after: str) -> bool:
    """Whether the words of a clause around a period say that it is not for something this office does.

    It may be each person's, another office's, a time of opening, a figure, the name of a thing, or a mere
    frame of a date (每年6月底前).
    """
    is_others = MOST.search(before) or PER_PERSON.search(before) or BY_OTHERS.search(before)
    is_named = _NOUN_BEFORE.search(before) or AFTER_NOUN.search(after)
    is_framing = _OPENING.search(after) or _BY_A_DAY.search(after)
    thing = _THING_OF.match(after)
    is_thing = thing is not None and not DOING_WORD.search(thing.group())
    return bool(is_thing or is_others or is_named or is_framing or _is_measured(after))


def _is_measured(after: str) -> bool:
    """Whether what follows a period is a figure of it, such as 「每月受理件數」, and not something done."""
    measure = _NOT_A_DUTY.search(after)
    return measure is not None and not DOING_WORD.search(measure.group())
