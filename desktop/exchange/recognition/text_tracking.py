"""Who does a task and by when, in its paragraph, 「（主辦：行政室，期限：115.6.30）」, or on a line below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.exchange.recognition.due_cells import read_dues
from desktop.exchange.recognition.section_names import looks_like_sections

_ROLE = r"(?:主辦|主責|主政|協辦|配合)(?:單位|課室|科室|機關)?"
_SECTIONS = r"(?:承辦|負責)(?:單位|課室|科室|人員|人)?|(?:辦理|執行|權責|業務|推動)(?:單位|課室|科室)"
_DUE = r"(?:預定|預計)?(?:完成|辦理|執行)?(?:期限|日期|期程|時程|時間|時限)"
_KEY = re.compile(rf"(?:(?P<role>{_ROLE})|(?P<sections>{_SECTIONS})|(?P<due>{_DUE}))\s*[：:]")
_BETWEEN = " 　，,；;。、"
_OPENING, _CLOSING, _ENDS = "（(【", "）)】", "。；"
_LONGEST_NOTE = 200
_PARTS = re.compile(r"[，,；;\s]+")


@dataclass(frozen=True)
class Tracking:
    """The lines of the sections, roles in front, and of the due dates."""

    sections: tuple[str, ...] = ()
    dues: tuple[str, ...] = ()


def tracking_in(text: str) -> tuple[str, Tracking | None]:
    """Return a paragraph without the note at its end that says who and when, and what the note says."""
    whole = text.rstrip()
    body = whole.rstrip(_ENDS).rstrip()
    begin = _bracket_before(body)
    said = None if begin is None else _said(body[begin + 1 : -1])
    if said is None:
        return text, None
    return body[:begin].rstrip() + whole[len(body) :].strip(), said


def _bracket_before(body: str) -> int | None:
    """Return where the bracket that closes at the end of a text opens, None if none does or far away."""
    if not body.endswith(tuple(_CLOSING)):
        return None
    depth = 0
    for place in range(len(body) - 1, max(len(body) - _LONGEST_NOTE, 0) - 1, -1):
        depth += (body[place] in _CLOSING) - (body[place] in _OPENING)
        if depth == 0:
            return place
    return None


def tracking_line(text: str) -> Tracking | None:
    """Return what a line says that tells nothing but who or when, None for any other."""
    return _by_keys(text.strip())


def _said(said: str) -> Tracking | None:
    return _by_keys(said.strip()) or _without_keys(said)


def _by_keys(said: str) -> Tracking | None:
    """Return what is told behind 主辦： and 期限：, None unless the text begins so."""
    if not _KEY.match(said):
        return None
    sections: list[str] = []
    dues: list[str] = []
    for key, value in _pairs(said):
        if key["due"]:
            dues.append(value)
        elif key["role"]:
            sections.append(f"{key['role'][:2]}：{value}")
        else:
            sections.append(value)
    return Tracking(tuple(sections), tuple(dues))


def _pairs(said: str) -> Iterator[tuple[re.Match[str], str]]:
    keys = list(_KEY.finditer(said))
    for key, following in zip(keys, [*keys[1:], None], strict=True):
        value = said[key.end() : following.start() if following else None].strip(_BETWEEN)
        if value:
            yield key, value


def _without_keys(said: str) -> Tracking | None:
    """Return names and a date told without words before them: 「秘書室，115.6.30」."""
    parts = [part for part in _PARTS.split(said) if part]
    dues = [part for part in parts if _is_date(part)]
    names = [part for part in parts if part not in dues]
    if not dues or not names or not all(map(looks_like_sections, names)):
        return None
    return Tracking(tuple(names), tuple(dues))


def _is_date(text: str) -> bool:
    entries = [entry for group in read_dues([text]) for entry in group]
    return bool(entries) and all(entry.due.on for entry in entries)
