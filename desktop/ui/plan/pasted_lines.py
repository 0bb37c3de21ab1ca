"""Text from elsewhere on its way into the outline: line by line, without the numbers it came with."""

from desktop.rules.numbering import parse_label


def without_number(text: str) -> str:
    """The text without the number it begins with, for the outline makes its own; a bare number stays."""
    label = parse_label(text)
    return label[1] if label and label[1].strip() else text


def pasted_lines(text: str) -> list[str]:
    """The lines of a copied text without blank ones and without their numbers; cells become words."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return [without_number(line) for line in lines]
