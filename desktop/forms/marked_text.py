"""Wordings whose changes are underlined, as in a table of amendments."""

from collections.abc import Iterable

from desktop.forms.text import clean
from desktop.rules.printed.text import Paragraph
from desktop.rules.text_difference import Stretch


def marked_paragraph(stretches: Iterable[Stretch], label: str = "") -> Paragraph:
    """Return the stretches as one paragraph, the changed ones underlined."""
    text, spans = "", []
    for stretch in stretches:
        part = clean(stretch.text)
        if stretch.is_changed:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return Paragraph(text, label, underlined=tuple(spans))
