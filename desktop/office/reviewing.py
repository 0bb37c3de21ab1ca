"""A plan that was read, in an office of its own where it can be looked through before it is taken in."""

import shutil
import tempfile
import weakref
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from db.database import Database
from db.queries.office import SectionRow
from db.queries.plan import PlanTree, plan_heads, plan_tree
from db.tables import Table
from db.unit_of_work import Work
from db.vocabulary import SectionKind
from desktop.exchange.plan_file import PlanFile, walk
from desktop.exchange.plan_import import reading_steps
from desktop.exchange.reading import Reading
from desktop.exchange.recognition.plan_reader import Progress
from desktop.exchange.source_links import Kind, ReadFrom, SourceLinks, Target
from desktop.exchange.source_mark import SourceMark, source_mark
from desktop.office.deed import deed
from desktop.office.office import Actor, Office
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.sections import add_section, change_section, set_group_members
from desktop.office.taking_in import take_in_plan
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import LAST_ROC_YEAR

# A question that only says how many texts are without a place: they are asked about one by one here.
_HOW_MANY = "unplaced"


class PlanReview:
    """A plan in a database of its own, which goes when the review is closed or forgotten.

    `reading` is what was read and `mark` from what; every deed of an office can be done in `office`, in
    which there is no other plan. `links` lead from its items and chapters to the document and back, where
    there is a document.
    """

    def __init__(self, reading: Reading, mark: SourceMark) -> None:
        self.reading = reading
        self.mark = mark
        folder = Path(tempfile.mkdtemp(prefix="weimin-review-"))
        database = Database(folder / "review.db")
        self.office = Office(database)
        self.links: SourceLinks | None = None
        self._finish = weakref.finalize(self, _throw_away, self.office, folder)
        Table.metadata.create_all(database.engine)

    def take_in(self, present: Sequence[SectionRow], actor: Actor, year: int) -> None:
        """Store what was read as the plan of a ROC year, among the sections of the real office."""
        plan = self.reading.plan
        asked = tuple(question for question in plan.questions if question.about != _HOW_MANY)
        with self.office.work(actor) as work:
            copy_sections(work, present)
            plan_id = take_in_plan(work, replace(plan, year=year, questions=asked))
        if self.reading.document is not None:
            with self.office.reading() as session:
                self.links = SourceLinks(
                    self.reading.document, _read_from(self.reading, plan_tree(session, plan_id))
                )

    def plan(self) -> PlanFile:
        """The plan as it is now."""
        with self.office.reading() as session:
            (head,) = plan_heads(session)
            return plan_file_of_year(session, head.year)

    def close(self) -> None:
        """Throw the database away."""
        self._finish()


def review_steps(
    source: Path | str, present: Sequence[SectionRow], actor: Actor, this_year: int
) -> Generator[Progress, None, PlanReview]:
    """Read a file or pasted text, and make a review of it; `this_year` (ROC) stands in for an unknown year.

    Raises BadFile as `reading_steps` does.
    """
    mark = source_mark(source)
    reading = yield from reading_steps(source)
    yield 0, 0, "準備核對"
    year = reading.plan.year
    review = PlanReview(reading, mark)
    review.take_in(present, actor, year if year and 1 <= year <= LAST_ROC_YEAR else this_year)
    return review


@deed
def copy_sections(work: Work, present: Sequence[SectionRow]) -> None:
    """Add sections and groups as they are in another office, in its order."""
    keys = {}
    for section in present:
        key = add_section(work, section.name, short_name=section.short_name, kind=section.kind)
        change_section(
            work,
            key,
            name=section.name,
            short_name=section.short_name,
            active_from_year=section.active_from_year,
            active_to_year=section.active_to_year,
        )
        keys[section.id] = key
    for section in present:
        if section.kind is SectionKind.GROUP:
            set_group_members(work, keys[section.id], [keys[member] for member in section.members])


def _read_from(reading: Reading, tree: PlanTree) -> Iterator[ReadFrom]:
    """Yield what the items and chapters of a plan just taken in were read from."""
    # Items are walked in the order of a tree's nodes.
    for node, (path, item) in zip(tree.nodes, walk(reading.plan.items), strict=True):
        origins = reading.origins.get(path, ())
        yield ReadFrom(Target(Kind.ITEM, node.id), item.text, origins, is_task=node.kind in FOLLOWED)
    for chapter, origins in zip(tree.chapters, reading.chapter_origins, strict=False):
        yield ReadFrom(Target(Kind.CHAPTER, chapter.id), "", origins)


def _throw_away(office: Office, folder: Path) -> None:
    office.close()
    shutil.rmtree(folder, ignore_errors=True)
