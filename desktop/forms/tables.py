"""A table as a block of a form: its cells laid out from where the page is."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.forms.cells import Grid
from desktop.forms.page import Flow
from desktop.forms.table_layout import TableLayout


@dataclass(frozen=True, slots=True)
class Table(Grid):
    """A grid that knows how to lay itself out; its headings are repeated on every page."""

    def beginning(self, flow: Flow) -> float:
        """Return the height of the headings with the first row, or with its first lines if it is tall."""
        return TableLayout(self, flow).beginning

    def place(self, flow: Flow) -> Iterator[None]:
        """Lay the table out from where the flow is, yielding now and then."""
        yield from TableLayout(self, flow).run()
