"""A plan from outside into the office: nothing lost, what is open kept as leftovers for a person."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from db.tables.office import Agency
from db.tables.plan import Chapter, Leftover, Plan
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.exchange.plan_file import Chapter as ChapterFile
from desktop.exchange.plan_file import PlanFile, Question
from desktop.office.deed import deed
from desktop.office.leftovers import TEXT, WORDING
from desktop.office.plan_columns import columns_of, stored_columns
from desktop.office.planning import check_year, usual_title
from desktop.office.section_names import sections_for
from desktop.office.taken_items import TakenItems
from desktop.office.taken_letters import taken_letters
from desktop.rules.basis import citing

# The chapter that a plan without one gets for its task table.
TABLE_HEADING = "計畫內容"


@deed
def take_in_plan(work: Work, plan: PlanFile) -> int:
    """Store a plan read from a file; returns its key.

    Sections are found by name or made, an office without agency takes the plan's, unplaced text and open
    questions become leftovers. Raises Refused for a year that has a plan already, or none.
    """
    if plan.year is None:
        raise Refused("這份計畫沒有寫明年度；請填寫民國年度（例如115）後再匯入。")
    check_year(work, plan.year)
    _name_agency(work, plan.agency)
    columns, without_column = columns_of(plan.columns)
    title = plan.title.strip() or usual_title(work, plan.year)
    stored = Plan(
        year=plan.year,
        title=title,
        columns=stored_columns(plan.layout or columns),
        numbering_style=plan.numbering,
    )
    work.session.add(stored)
    work.flush()
    letters = taken_letters(work, stored.id, plan.basis_letters)
    _add_chapters(work, stored.id, plan.chapters, letters)
    taken = TakenItems(work, stored, sections_for(work, plan.items, plan.year))
    taken.store(plan.items)
    questions = [*plan.questions, *map(_about_column, without_column), *taken.questions]
    _add_leftovers(work, stored.id, plan.unplaced, questions, taken.node_ids)
    return stored.id


def _about_column(heading: str) -> Question:
    return Question(
        "", "columns", f"附表欄位「{heading}」沒有對應的內容，不另列印；需要時請在「計畫設定」調整欄位。"
    )


def _name_agency(work: Work, name: str) -> None:
    if name.strip() and work.session.scalars(select(Agency)).first() is None:
        work.session.add(Agency(name=name.strip()))
        work.flush()


def _add_chapters(
    work: Work, plan_id: int, chapters: Sequence[ChapterFile], letters: Mapping[str, int]
) -> None:
    """Store the chapters, citing letters by their marks; exactly one of them carries the task table."""
    carrier = next((place for place, chapter in enumerate(chapters) if chapter.table), None)
    if carrier is None:
        carrier, chapters = len(chapters), [*chapters, ChapterFile(TABLE_HEADING)]
    for position, chapter in enumerate(chapters):
        work.session.add(
            Chapter(
                plan_id=plan_id,
                position=position,
                heading=chapter.heading,
                paragraphs=[citing(text, letters) for text in chapter.paragraphs],
                has_table=position == carrier,
            )
        )


def _add_leftovers(
    work: Work,
    plan_id: int,
    unplaced: Iterable[str],
    questions: Iterable[Question],
    node_ids: Mapping[str, int],
) -> None:
    rows = [Leftover(about=TEXT, text=text) for text in unplaced]
    # A plan exported while a question was open brings it along, and raises it a second time.
    for question in dict.fromkeys(questions):
        about = WORDING if question.about == TEXT else question.about
        node_id = node_ids.get(question.item)
        rows.append(Leftover(about=about, item=question.item, text=question.message, node_id=node_id))
    for position, row in enumerate(rows):
        row.plan_id, row.position = plan_id, position
        work.session.add(row)
