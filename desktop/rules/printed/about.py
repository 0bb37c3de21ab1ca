"""How printed texts name what they are about, so that it is found again on the finished pages."""

_NODE, _CHAPTER = "node ", "chapter "


def about_node(node_id: int) -> str:
    """Return what the printed texts of an item of the plan are about."""
    return f"{_NODE}{node_id}"


def about_chapter(chapter_id: int) -> str:
    """Return what the printed texts of a chapter are about."""
    return f"{_CHAPTER}{chapter_id}"


def node_of(about: str) -> int | None:
    """Return the key of the item that a text is about, None where it is about something else."""
    return int(about.removeprefix(_NODE)) if about.startswith(_NODE) else None


def chapter_of(about: str) -> int | None:
    """Return the key of the chapter that a text is about, None where it is about something else."""
    return int(about.removeprefix(_CHAPTER)) if about.startswith(_CHAPTER) else None
