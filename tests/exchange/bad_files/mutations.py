"""Damage done to good files at random: bytes, the parts of an archive, and the XML in them."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes], bytes]

_TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]*)([^<>]*?)(/?)>")
_NUMBER = re.compile(rb'="(-?\d+)"')
_ATTRIBUTE = re.compile(rb'\s[\w:.-]+="[^"]*"')
_NUMBERS = (b"-1", b"0", b"99999999999", b"2147483648", b"1e9", b"NaN", b"", b"\xe4\xb8\x80", b"0x10", b"3.5")
_TEXTS = (
    b"&#0;", b"&#xFFFF;", b"&nosuch;", b"&amp;lt;", b"<", b"]]>", b"\x00", b"\xff\xfe", b"\xed\xa0\x80",
    "𡍼\u202e\u200b\ufeff".encode(), b"=cmd|' /C calc'!A0", "一、" .encode() * 400, b"115.02.30",
)  # fmt: skip


def flipped(rng: random.Random, data: bytes) -> bytes:
    """Return the data with a few bytes changed."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    """Return the data without its end."""
    return data[: rng.randrange(len(data))]


def gapped(rng: random.Random, data: bytes) -> bytes:
    """Return the data without a piece in the middle."""
    begin = rng.randrange(len(data))
    return data[:begin] + data[begin + rng.randint(1, 400) :]


def repeated(rng: random.Random, data: bytes) -> bytes:
    """Return the data with a piece of it said again somewhere else."""
    begin = rng.randrange(len(data))
    place = rng.randrange(len(data))
    return data[:place] + data[begin : begin + rng.randint(1, 400)] * rng.randint(1, 3) + data[place:]


def with_odd_text(rng: random.Random, data: bytes) -> bytes:
    """Return the data with something that nobody types put in."""
    place = rng.randrange(len(data))
    return data[:place] + rng.choice(_TEXTS) + data[place:]


PLAIN: tuple[Mutation, ...] = (flipped, cut, gapped, repeated, with_odd_text)


def _chosen(rng: random.Random, pattern: re.Pattern[bytes], data: bytes) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data))
    return rng.choice(found) if found else None


def with_odd_number(rng: random.Random, data: bytes) -> bytes:
    """Return XML in which one number is another, or none."""
    found = _chosen(rng, _NUMBER, data)
    return data[: found.start(1)] + rng.choice(_NUMBERS) + data[found.end(1) :] if found else data


def without_attribute(rng: random.Random, data: bytes) -> bytes:
    """Return XML in which one attribute is missing."""
    found = _chosen(rng, _ATTRIBUTE, data)
    return data[: found.start()] + data[found.end() :] if found else data


def without_tag(rng: random.Random, data: bytes) -> bytes:
    """Return XML in which one tag is missing: mostly no XML any longer."""
    found = _chosen(rng, _TAG, data)
    return data[: found.start()] + data[found.end() :] if found else data


def with_other_name(rng: random.Random, data: bytes) -> bytes:
    """Return XML in which all elements of one name have the name of another."""
    one, other = _chosen(rng, _TAG, data), _chosen(rng, _TAG, data)
    if one is None or other is None:
        return data
    return re.sub(rb"(</?)" + re.escape(one[2]) + rb"(?=[\s/>])", rb"\g<1>" + other[2], data)


def without_element(rng: random.Random, data: bytes) -> bytes:
    """Return XML without one element and all that is in it."""
    found = _element(rng, data)
    return data[: found[0]] + data[found[1] :] if found else data


def with_element_moved(rng: random.Random, data: bytes) -> bytes:
    """Return XML with one element repeated at the place of another, so perhaps within itself."""
    one, other = _element(rng, data), _element(rng, data)
    if one is None or other is None:
        return data
    return data[: other[0]] + data[one[0] : one[1]] * rng.randint(1, 4) + data[other[0] :]


def with_deep_nesting(rng: random.Random, data: bytes) -> bytes:
    """Return XML in which one element stands within hundreds of its kind."""
    found = _element(rng, data)
    if found is None:
        return data
    opening = _TAG.match(data, found[0])
    if opening is None or opening[4]:
        return data
    depth = rng.choice((50, 300, 3000))
    tag = b"<" + opening[2] + b">"
    inner = tag * depth + data[found[0] : found[1]] + tag.replace(b"<", b"</") * depth
    return data[: found[0]] + inner + data[found[1] :]


def _element(rng: random.Random, data: bytes) -> tuple[int, int] | None:
    """Return where an element begins and ends."""
    opening = _chosen(rng, _TAG, data)
    if opening is None or opening[1]:
        return None
    if opening[4]:
        return opening.span()
    depth = 0
    for tag in re.compile(rb"<(/?)" + re.escape(opening[2]) + rb"(?:\s[^<>]*?)?(/?)>").finditer(
        data, opening.start()
    ):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if depth == 0:
            return opening.start(), tag.end()
    return None


IN_XML: tuple[Mutation, ...] = (
    with_odd_number,
    without_attribute,
    without_tag,
    with_other_name,
    without_element,
    without_element,
    with_element_moved,
    with_element_moved,
    with_deep_nesting,
    with_odd_text,
    gapped,
)


def in_archive(rng: random.Random, data: bytes) -> bytes:
    """Return an archive in which one to three parts are changed, missing, empty or swapped."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    for _ in range(rng.randint(1, 3)):
        name = _part(rng, parts)
        way = rng.random()
        if way < 0.05:
            del parts[name]
        elif way < 0.1:
            parts[name] = b""
        elif way < 0.15:
            parts[name] = parts[rng.choice(list(parts))]
        elif parts[name]:
            parts[name] = rng.choice(IN_XML)(rng, parts[name])
        if not parts:
            break
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return changed.getvalue()


def _part(rng: random.Random, parts: dict[str, bytes]) -> str:
    """Return the name of a part; mostly one that holds what people read."""
    telling = [
        name for name in parts if re.search(r"(document|content|sheet\d*|sharedStrings|styles)\.xml$", name)
    ]
    return rng.choice(telling if telling and rng.random() < 0.75 else list(parts))


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Return a good file damaged in one way."""
    if data[:2] == b"PK" and rng.random() < 0.85:
        return in_archive(rng, data)
    return rng.choice(PLAIN)(rng, data)
