"""What a section reported, beside what went out to it and what is known by now."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from db.database import Reading
from db.queries.office import agency
from db.queries.plan import plan_tree
from db.queries.reminders import ReminderSlip
from db.queries.tracking import EvidenceRow
from desktop.errors import Refused
from desktop.exchange.sections.handout_sheet import Stray
from desktop.exchange.sections.return_sheet import (
    ALL_FIELDS,
    FIELDS,
    REPLIES,
    SLIP,
    TEXT,
    ReturnedRow,
    ReturnedWorkbook,
)
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.returned_parts import noted, section_named, shared_tasks, why_not_own
from desktop.office.returned_replies import Reminded, reply_values, slips_named, why_not
from desktop.office.returned_reports import Reported, ReturnReview
from desktop.office.returned_values import count_values, impossible, value_of
from desktop.office.returns import values_of
from desktop.rules.three_way import Answer, answer_of, field_answers, merged
from desktop.rules.tracked_tasks import TrackedTask


def return_review(session: Reading, came: ReturnedWorkbook, today: dt.date) -> ReturnReview:
    """Compare what came back. Raises Refused for a workbook of another office, or of a plan that is gone."""
    found = agency(session)
    if found is not None and came.agency and came.agency != found.name:
        raise Refused(f"這個檔案是「{came.agency}」的回報表，這裡是「{found.name}」；請選擇本機關的回報表。")
    plan = followed_plan(session, came.year, today)
    if plan is None:
        raise Refused(f"這個檔案是{came.year}年度的回報表，這裡沒有{came.year}年度的計畫；請確認選對檔案。")
    lineages = {node.lineage: node.id for node in plan_tree(session, plan.head.id).nodes}
    if came.base and not lineages.keys() & came.base.keys():
        raise Refused(
            f"「{came.title}」{came.section}的回報表和這裡的{came.year}年度計畫對不上；"
            "請確認開啟的是同一個資料庫，或重新產生回報表。"
        )
    shared = shared_tasks(plan)
    section_id = section_named(plan, came.section)
    own = followed_plan(session, came.year, today, section_id) or plan
    comparison = _Comparison(came, own, shared, lineages, slips_named(session, came.year, came.base), today)
    items = list(comparison.items())
    told = (Answer.SAME, Answer.AGREED)
    return ReturnReview(
        came.mark,
        came.year,
        came.section,
        tuple(item for item in items if item.answer not in told),
        sum(item.answer is Answer.AGREED for item in items),
        (*came.strays, *comparison.idle_replies()),
        section_id,
    )


def evidence_words(section: str, mark: str) -> str:
    """How the evidence of a return begins, so that the same return never counts twice."""
    return f"{section}回報（{mark[:8]}）"


class _Comparison:
    """One workbook against what went out in it and the plan as it is followed today."""

    def __init__(
        self,
        came: ReturnedWorkbook,
        plan: FollowedPlan,
        shared: Collection[int],
        lineages: Mapping[str, int],
        slips: Mapping[str, ReminderSlip],
        today: dt.date,
    ) -> None:
        self._came = came
        self._today = today
        self._lineages = lineages
        self._tasks = {task.node_id: task for task in plan.tasks}
        self._occurrences = plan.occurrences
        self._shared = shared
        self._evidence = plan.evidence
        self._words = evidence_words(came.section, came.mark)
        self._slips = slips
        self._faults = {(fault.line, fault.column): fault.text for fault in came.faults}

    def items(self) -> Iterator[Reported]:
        """Yield every task that went out and every row that was added, whatever became of it."""
        seen: set[str] = set()
        for row in self._came.rows:
            if row.key and row.key in self._came.base and row.key not in seen:
                seen.add(row.key)
                yield self._known(row)
            else:
                yield self._added(row, is_copy=row.key in seen)
        for key in self._came.base.keys() - seen:
            task = self._tasks.get(self._lineages.get(key, 0))
            if task is not None:
                problem = "這一項的列在檔案裡被刪除；工作仍照原樣保留，沒有變更。"
                yield Reported(
                    Answer.DELETED, task.node_id, task.number, task.text, 0, problem=problem, is_missing=True
                )

    def idle_replies(self) -> Iterator[Stray]:
        """Yield what was written into the reply cells of tasks that nobody was reminded of."""
        for row in self._came.rows:
            if row.key in self._came.base and self._reminded(row.key) is None:
                for name, heading in REPLIES.items():
                    if row.values.get(name):
                        yield Stray(row.line, heading, row.values[name])

    def _reminded(self, key: str) -> Reminded | None:
        """Return the slip that the reply in a row is for, with the task on it."""
        slip = self._slips.get(self._came.base[key].get(SLIP, ""))
        node_id = self._lineages.get(key)
        tasks = slip.tasks if slip is not None else ()
        return next((Reminded(slip.row, task) for task in tasks if slip and task.node_id == node_id), None)

    def _added(self, row: ReturnedRow, *, is_copy: bool) -> Reported:
        said = "、".join(text for text in (*row.shown.values(), *row.values.values()) if text)
        reason = "是另一列的複製" if is_copy else "不在計畫裡"
        problem = f"這一列{reason}，沒有採納；請確認後自行登記：{said}"
        return Reported(Answer.NEW, 0, "", row.shown.get(TEXT, ""), row.line, problem=problem, is_added=True)

    def _known(self, row: ReturnedRow) -> Reported:
        task = self._tasks.get(self._lineages.get(row.key, 0))
        if task is None:
            problem = "計畫裡已經沒有這一項，或不再追蹤；沒有採納。"
            text = row.shown.get(TEXT, "")
            return Reported(Answer.CONFLICT, 0, "", text, row.line, problem=problem)
        counted = self._counted(task)
        reminded = self._reminded(row.key)
        ours = {**values_of(task, noted(task, self._occurrences)), **count_values(counted)}
        asked = FIELDS if reminded is None else ALL_FIELDS
        if reminded is not None:
            ours |= reply_values(reminded.task)
        went_out = self._came.base[row.key]
        base = {name: went_out.get(name, "") for name in asked} | count_values(counted)
        said, problems = self._read(row, base)
        if counted is not None and not said["count"] and not said["counted_on"]:
            # Emptied after it was taken in: the evidence stays, and is taken away by hand only.
            said = {**said, **count_values(counted)}
        answers = field_answers(base, said, ours)
        whole = merged(ours, answers)
        problems = {**impossible(whole), **problems} if answers else problems
        if task.node_id in self._shared:
            problems = why_not_own(task, {each.name for each in answers}, whole) | problems
        if reminded is not None and any(each.name in REPLIES and not each.problem for each in answers):
            problems = why_not(reminded.slip, whole) | problems
        fields = tuple(replace(each, problem=problems.pop(each.name, "")) for each in answers)
        return Reported(
            answer_of(base, said, ours),
            task.node_id,
            task.number,
            task.text,
            row.line,
            fields,
            whole,
            counted.id if counted is not None else None,
            reminded.slip.id if reminded is not None else None,
            next((f"{ALL_FIELDS[name]}：{problem}" for name, problem in problems.items()), ""),
        )

    def _counted(self, task: TrackedTask) -> EvidenceRow | None:
        """Return the evidence that this very return made before."""
        return next(
            (row for row in self._evidence.get(task.node_id, ()) if row.what.startswith(self._words)), None
        )

    def _read(self, row: ReturnedRow, base: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the fields in the plan's own form, and what is wrong with which of them."""
        said: dict[str, str] = {}
        problems: dict[str, str] = {}
        for name in base:
            heading = ALL_FIELDS[name]
            text = row.values.get(name, "")
            said[name] = text
            if fault := self._faults.get((row.line, heading)):
                problems[name] = fault
            elif text and text != base.get(name):
                said[name], problem = value_of(name, text, self._today)
                problems |= {name: problem} if problem else {}
        return said, problems
