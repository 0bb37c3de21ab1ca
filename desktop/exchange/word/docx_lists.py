"""Automatic numbers for a Word document that is written: each as printed, counted by Word itself."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.exchange.automatic_numbers import form_of


class Lists:
    """The lists of one document; a number that does not follow the last of its kind begins a new list."""

    def __init__(self, numbering: Any) -> None:
        """Take the root element of numbering.xml, and empty it."""
        self._root = numbering
        for child in list(numbering):
            numbering.remove(child)
        # By the form of a number: its definition, its list, and the number it stands at.
        self._definitions: dict[tuple[str, str], int] = {}
        self._current: dict[tuple[str, str], tuple[int, int]] = {}
        self._lists = 0

    def properties(self, label: str) -> str:
        """Return the w:numPr that lets Word number a paragraph so, "" where it has no such numbers."""
        form = form_of(label)
        if form is None:
            return ""
        key = (form.words, f"{form.before}%1{form.behind}")
        number, last = self._current.get(key, (0, 0))
        if last + 1 != form.value or not number:
            number = self._new_list(key, form.value)
        self._current[key] = number, form.value
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def _new_list(self, key: tuple[str, str], start: int) -> int:
        if key not in self._definitions:
            self._definitions[key] = len(self._definitions) + 1
            self._define(self._definitions[key], *key)
        self._lists += 1
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._lists}">'
                f'<w:abstractNumId w:val="{self._definitions[key]}"/><w:lvlOverride w:ilvl="0">'
                f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            )
        )
        return self._lists

    def _define(self, number: int, words: str, text: str) -> None:
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{words}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        )
        first = next((child for child in self._root if child.tag.endswith("}num")), None)
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)
