"""Where one printed form holds several sheets: each with a strip of its own, each on a page of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.forms.frame import place_title
from desktop.forms.page import Flow
from desktop.forms.signature_strip import SignatureStrip, signature_names
from desktop.forms.story import Block, Imprint, Story


def new_sheet(imprint: Imprint) -> Iterator[Block]:
    """Yield what ends a sheet and begins the next; the strip of the last one is put there by the printing."""
    yield SignatureStrip(signature_names(imprint))
    yield NewPage()


def new_letter(imprint: Imprint, title: str) -> Iterator[Block]:
    """Yield what ends a sheet and begins one that is handed out apart: with the whole head, numbered anew."""
    yield SignatureStrip(signature_names(imprint))
    yield NewLetter(Story(imprint, title, ()))


@dataclass(frozen=True, slots=True)
class NewPage:
    """Begins a new page."""

    leads: bool = True

    def beginning(self, flow: Flow) -> float:
        """Return no height: the page is turned whatever is left of it."""
        return 0.0

    def place(self, flow: Flow) -> Iterator[None]:
        """Turn the page."""
        if not flow.is_at_top:
            flow.turn()
        return iter(())


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Begins a new page with the head of the form, as on the first one."""

    story: Story
    leads: bool = True

    def beginning(self, flow: Flow) -> float:
        """Return no height: the page is turned whatever is left of it."""
        return 0.0

    def place(self, flow: Flow) -> Iterator[None]:
        """Turn the page and print the head."""
        if not flow.is_at_top:
            flow.turn()
        flow.page.begins_sheet = True
        place_title(self.story, flow)
        return iter(())
