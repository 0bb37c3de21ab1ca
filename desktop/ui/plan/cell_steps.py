"""Where the cursor goes when a cell of the outline has been typed."""

from enum import Enum


class Step(Enum):
    """As the key says that ended the cell: nowhere, down or up its column, along its row."""

    STAY = "stay"
    BELOW = "below"
    ABOVE = "above"
    NEXT = "next"
    BEFORE = "before"
