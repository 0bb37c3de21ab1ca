"""How grave what a check found is."""

from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding spoils the paper, or wants a second look."""

    MUST = "must"
    LOOK = "look"
