"""What a section sent back, beside what it was handed and what the plan says now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import select

from db.database import Reading
from db.queries.office import agency, sections
from db.queries.plan import PlanTree, plan_tree
from db.tables.handout import Handout
from db.tables.office import Section
from desktop.errors import Refused
from desktop.exchange.sections.handout_sheet import AREA, FIELDS, MEASURE, ReturnedSheet, SheetRow, Stray
from desktop.office.handout_rows import row_from, task_rows
from desktop.office.returned_cells import CellReader
from desktop.office.returned_items import Returned, Review
from desktop.rules.roc_calendar import format_date
from desktop.rules.three_way import Answer, FieldAnswer, answer_of, field_answers


def review(session: Reading, sheet: ReturnedSheet) -> Review:
    """Compare what came back. Raises Refused where this office did not hand it out, or its plan is gone."""
    handout = _handout_of(session, sheet)
    tree = plan_tree(session, handout.plan_id)
    compared = _Comparison(handout, sheet, tree, CellReader(tree.head.year, sections(session)))
    items = list(compared.items())
    return Review(
        handout.id,
        handout.plan_id,
        tree.head.year,
        session.get_one(Section, handout.section_id).name,
        handout.taken_back_on is not None,
        tuple(item for item in items if item.answer not in (Answer.SAME, Answer.AGREED)),
        sum(item.answer is Answer.AGREED for item in items),
        tuple(_warnings(session, handout)),
        (*compared.displaced(), *sheet.strays),
    )


def _handout_of(session: Reading, sheet: ReturnedSheet) -> Handout:
    found = agency(session)
    if found is not None and sheet.agency and sheet.agency != found.name:
        raise Refused(f"這個檔案是「{sheet.agency}」分送的，這裡是「{found.name}」；請選擇本機關分送的檔案。")
    for handout in session.scalars(select(Handout)):
        if handout.content.get("mark") == sheet.mark:
            return handout
    raise Refused(
        f"「{sheet.title}」分送{sheet.section}的紀錄不在這個資料庫，可能分送已撤回或計畫已刪除；"
        "請確認開啟的是同一個資料庫，或重新分送。"
    )


def _warnings(session: Reading, handout: Handout) -> Iterator[str]:
    if handout.taken_back_on is not None:
        yield f"這份分送在{format_date(handout.taken_back_on)}已經收回過。"
    newer = session.scalars(
        select(Handout)
        .where(
            Handout.plan_id == handout.plan_id,
            Handout.section_id == handout.section_id,
            Handout.id > handout.id,
        )
        .order_by(Handout.id.desc())
    ).first()
    if newer is not None:
        yield (
            f"這是{format_date(handout.handed_on)}分送的檔案，{format_date(newer.handed_on)}又分送過一次；"
            "請確認單位改的是哪一份。"
        )


class _Comparison:
    """One file against its handout and the plan."""

    def __init__(self, handout: Handout, sheet: ReturnedSheet, tree: PlanTree, reader: CellReader) -> None:
        self._sheet = sheet
        self._reader = reader
        self._base = {row["key"]: row_from(row) for row in handout.content["rows"]}
        self._ours = {row.key: row for _, row in task_rows(tree)}
        self._lineages = {node.lineage for node in tree.nodes}
        self._faults = {(fault.line, fault.column): fault.text for fault in sheet.faults}
        self._theirs, self._new = self._told_apart()

    def _told_apart(self) -> tuple[dict[str, SheetRow], list[SheetRow]]:
        """The row of each key handed out, and the new rows; of copies the unchanged one is it."""
        known: dict[str, SheetRow] = {}
        new: list[SheetRow] = []
        for row in self._sheet.rows:
            base = self._base.get(row.key)
            if base is None:
                new.append(row)
            elif row.key not in known:
                known[row.key] = row
            elif dict(row.values) == dict(base.values):
                new.append(_copy(known[row.key]))
                known[row.key] = row
            else:
                new.append(_copy(row))
        return known, new

    def items(self) -> Iterator[Returned]:
        """Every item, whatever became of it, in the order of the plan; new ones behind."""
        for key, base in self._base.items():
            yield self._known(base, self._theirs.get(key), self._ours.get(key))
        for row in self._new:
            yield self._fresh(row)

    def displaced(self) -> Iterator[Stray]:
        """Where a row that came back names another area or measure than it was handed out under."""
        for row in self._sheet.rows:
            base = self._base.get(row.key)
            for name, said in ((AREA, row.area), (MEASURE, row.measure)):
                meant = {getattr(base, _PLACES[name])} if base else self._places(name)
                if said and said not in meant:
                    yield Stray(row.line, name, said)

    def _places(self, name: str) -> set[str]:
        return {getattr(row, _PLACES[name]) for row in self._base.values()}

    def _known(self, base: SheetRow, theirs: SheetRow | None, ours: SheetRow | None) -> Returned:
        is_ticked = base.key in self._sheet.deleted
        now = ours.values if ours else None
        number = ours.number if ours else ""
        if theirs is None or is_ticked:
            answer = answer_of(base.values, None, now)
            below = self._left_below(base.key) if answer is Answer.DELETED else 0
            problem = f"下面還有{below}項沒有要刪除的工作，採納會一起刪除。" if below else ""
            return Returned(
                Answer.CONFLICT if below else answer,
                base.key,
                base.parent,
                number,
                base.values["text"],
                line=theirs.line if theirs else 0,
                is_ticked=is_ticked,
                is_gone=ours is None,
                problem=problem,
            )
        said, problems = self._read(base.values, theirs)
        answers = field_answers(base.values, said, now if now is not None else base.values)
        return Returned(
            answer_of(base.values, said, now),
            base.key,
            base.parent,
            number,
            base.values["text"],
            tuple(replace(each, problem=problems.get(each.name, "")) for each in answers),
            said,
            line=theirs.line,
            is_gone=ours is None,
            problem="計畫裡已經刪除這一項；採納會重新加入。" if ours is None else "",
        )

    def _left_below(self, key: str) -> int:
        """How many tasks below this one nobody asked to delete."""
        return sum(row.parent == key and row.key not in self._sheet.deleted for row in self._ours.values())

    def _fresh(self, row: SheetRow) -> Returned:
        said, problems = self._read({}, row)
        is_there = any(
            each.parent == row.parent and each.values["text"] == said["text"] and key not in self._base
            for key, each in self._ours.items()
        )
        problem = ""
        if not row.parent or row.parent not in self._lineages:
            problem = "看不出屬於哪個項目，或項目已經刪除；請先在大綱加回項目，或自行新增這項工作。"
        elif "text" in problems:
            problem = "沒有寫工作內容；請單位補寫後再帶回。"
        wanted = [name for name in FIELDS if said[name] or name == "text"]
        fields = tuple(FieldAnswer(name, "", said[name], "", problems.get(name, "")) for name in wanted)
        answer = Answer.AGREED if is_there else Answer.NEW
        return Returned(
            answer, "", row.parent, "", said["text"], fields, said, row.after, row.line, problem=problem
        )

    def _read(self, base: Mapping[str, str], row: SheetRow) -> tuple[dict[str, str], dict[str, str]]:
        """What a row says in the plan's own form, and what is wrong with which field."""
        said: dict[str, str] = {}
        problems: dict[str, str] = {}
        for name, heading in FIELDS.items():
            text = row.values.get(name, "")
            value, problem = (text, "") if text == base.get(name) else self._reader.read(name, text)
            problem = self._faults.get((row.line, heading), problem)
            said[name] = value
            if problem:
                problems[name] = problem
        return said, problems


_PLACES = {AREA: "area", MEASURE: "measure"}


def _copy(row: SheetRow) -> SheetRow:
    """A row that was made by copying another: a new one behind it."""
    return replace(row, key="", after=row.key)
