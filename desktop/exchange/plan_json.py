"""A plan as JSON, format weimin-plan/1 of design.md section 5: written whole, read strictly."""

import json
from pathlib import Path

from db.queries.plan_column import PlanColumn, stored_column
from db.vocabulary import (
    ColumnAlign,
    ColumnKind,
    ColumnStand,
    DayBasis,
    DayShift,
    DoneRule,
    NodeKind,
    NumberingStyle,
    Period,
    QuotaRule,
    RoleMarks,
    SectionRole,
    TaskStatus,
    TimeUnit,
)
from desktop.errors import BadFile
from desktop.exchange.json_fields import Fields
from desktop.exchange.plan_file import (
    BasisLetter,
    Chapter,
    Due,
    Item,
    LimitSpec,
    PlanFile,
    Question,
    SectionShare,
)
from desktop.rules.quota import Quota

FORMAT = "weimin-plan/1"
LARGEST_FILE = 50 * 1024 * 1024
DEEPEST_ITEM = 32
# What a report of an import tells besides the plan.
REPORTED = ("source", "sections_found")
HIGHEST_MARK = 9999

Json = dict[str, object]


def to_json(plan: PlanFile) -> str:
    """Return the plan as JSON text; `from_json` returns an equal plan."""
    return json.dumps(_plan_out(plan), ensure_ascii=False, indent=2) + "\n"


def json_bytes(plan: PlanFile) -> bytes:
    """Return the plan as a file of that shape."""
    return to_json(plan).encode()


def read_json(path: Path) -> PlanFile:
    """Return the plan in a JSON file.

    Raises:
        BadFile: the file cannot be read, is too large, or holds something else.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFile(f"計畫檔「{path.name}」超過50 MB，請確認選對檔案。")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadFile(f"無法讀取計畫檔「{path.name}」，請確認檔案存在且可以開啟。") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"計畫檔「{path.name}」不是UTF-8文字，請重新匯出後再試。") from error
    try:
        return from_json(text)
    except BadFile as error:
        raise BadFile(f"「{path.name}」：{error}") from error


def from_json(text: str) -> PlanFile:
    """Return the plan that a JSON text holds.

    Raises:
        BadFile: the text is no JSON, of another format, or a field is unknown, missing or of a wrong kind.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFile("計畫檔的內容不是完整的JSON，請重新匯出後再試。") from error
    return from_data(data)


def from_data(data: object) -> PlanFile:
    """Return the plan that the data of a JSON text holds. Raises BadFile as `from_json` does."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadFile(f"這個檔案不是本程式的計畫檔（格式應為{FORMAT}），請選擇由本程式匯出的JSON檔。")
    return _plan_in(Fields({name: data[name] for name in data if name not in REPORTED}, "計畫"))


def _plan_out(plan: PlanFile) -> Json:
    out: Json = {
        "format": FORMAT,
        "agency": plan.agency,
        "year": plan.year,
        "title": plan.title,
        "chapters": [
            {"heading": chapter.heading, "paragraphs": list(chapter.paragraphs), "table": chapter.table}
            for chapter in plan.chapters
        ],
        "columns": list(plan.columns),
        "items": [_item_out(item) for item in plan.items],
        "unplaced": list(plan.unplaced),
        "questions": [
            {"item": question.item, "about": question.about, "message": question.message}
            for question in plan.questions
        ],
    }
    if plan.layout:
        out["layout"] = [stored_column(column) for column in plan.layout]
    if plan.numbering is not NumberingStyle.HALF_DOT:
        out["numbering"] = plan.numbering.value
    if plan.basis_letters:
        out["basis_letters"] = [_letter_out(letter) for letter in plan.basis_letters]
    return out


def _letter_out(letter: BasisLetter) -> Json:
    return {
        "mark": letter.mark,
        "agency": letter.agency,
        "issued_on": letter.issued_on.isoformat() if letter.issued_on else None,
        "number": letter.number,
        "kind": letter.kind,
        "title": letter.title,
    }


def _item_out(item: Item) -> Json:
    """Areas and measures leave out what they do not carry; tasks and subtasks always show all of it."""
    out: Json = {"number": item.number, "kind": item.kind.value, "text": item.text}
    tracked = item.kind in (NodeKind.TASK, NodeKind.SUBTASK)
    if item.indicators or item.kind is NodeKind.MEASURE:
        out["indicators"] = list(item.indicators)
    followed: Json = {
        "method": item.method,
        "remark": item.remark,
        "due": [{"on": due.on.isoformat() if due.on else None, "text": due.text} for due in item.due],
        "sections": [{"name": share.name, "role": share.role.value} for share in item.sections],
        "quota": _quota_out(item.quota) if item.quota else None,
    }
    out |= {name: value for name, value in followed.items() if tracked or value}
    if item.sections_text:
        out["sections_text"] = item.sections_text
    if item.limit:
        limit = item.limit
        out["limit"] = {"count": limit.count, "unit": limit.unit.value, "basis": limit.basis.value}
    if item.done_rule:
        out["done_rule"] = item.done_rule.value
    if item.done_on:
        out["done_on"] = item.done_on.isoformat()
    if tracked or item.status is not TaskStatus.NOT_STARTED:
        out["status"] = item.status.value
    out["items"] = [_item_out(child) for child in item.items]
    return out


def _quota_out(quota: Quota) -> Json:
    out: Json = {"rule": quota.rule.value, "count": quota.count, "per": quota.per.value}
    if quota.months:
        out["months"] = list(quota.months)
    if quota.day is not None:
        out["day"] = quota.day
    if quota.weekday is not None:
        out["weekday"] = quota.weekday
    if quota.shift is not None:
        out["shift"] = quota.shift.value
    return out


def _plan_in(fields: Fields) -> PlanFile:
    fields.text("format")
    plan = PlanFile(
        agency=fields.text("agency"),
        year=fields.optional_number("year", 1, 999),
        title=fields.text("title"),
        chapters=fields.many("chapters", _chapter_in),
        columns=fields.texts("columns"),
        items=fields.many("items", _item_in),
        unplaced=fields.texts("unplaced"),
        questions=fields.many("questions", _question_in),
        layout=fields.many("layout", _column_in),
        numbering=fields.choice("numbering", NumberingStyle, NumberingStyle.HALF_DOT),
        basis_letters=fields.many("basis_letters", _letter_in),
    )
    fields.nothing_else()
    return plan


def _chapter_in(value: object, where: str) -> Chapter:
    fields = Fields(value, where)
    chapter = Chapter(fields.text("heading"), fields.texts("paragraphs"), fields.flag("table"))
    fields.nothing_else()
    return chapter


def _letter_in(value: object, where: str) -> BasisLetter:
    fields = Fields(value, where)
    letter = BasisLetter(
        mark=fields.whole_number("mark", 1, HIGHEST_MARK),
        agency=fields.text("agency", ""),
        issued_on=fields.day("issued_on"),
        number=fields.text("number", ""),
        kind=fields.text("kind", ""),
        title=fields.text("title", ""),
    )
    fields.nothing_else()
    return letter


def _item_in(value: object, where: str) -> Item:
    if where.count("items") > DEEPEST_ITEM:
        raise BadFile(f"計畫檔的項目超過{DEEPEST_ITEM}層，請選擇由本程式匯出的JSON檔。")
    fields = Fields(value, where)
    quota, limit = fields.within("quota"), fields.within("limit")
    item = Item(
        number=fields.text("number"),
        kind=fields.choice("kind", NodeKind),
        text=fields.text("text"),
        indicators=fields.texts("indicators"),
        method=fields.text("method", ""),
        remark=fields.text("remark", ""),
        due=fields.many("due", _due_in),
        sections=fields.many("sections", _share_in),
        quota=_quota_in(quota) if quota else None,
        status=fields.choice("status", TaskStatus, TaskStatus.NOT_STARTED),
        items=fields.many("items", _item_in),
        sections_text=fields.text("sections_text", ""),
        limit=_limit_in(limit) if limit else None,
        done_on=fields.day("done_on"),
        done_rule=fields.optional_choice("done_rule", DoneRule),
    )
    fields.nothing_else()
    return item


def _limit_in(fields: Fields) -> LimitSpec:
    limit = LimitSpec(
        fields.whole_number("count", 1, 9999),
        fields.choice("unit", TimeUnit),
        fields.choice("basis", DayBasis, DayBasis.CALENDAR),
    )
    fields.nothing_else()
    return limit


def _column_in(value: object, where: str) -> PlanColumn:
    fields = Fields(value, where)
    column = PlanColumn(
        kinds=fields.choices("kinds", ColumnKind),
        heading=fields.text("heading"),
        stand=fields.choice("stand", ColumnStand, ColumnStand.TASK),
        numbered=fields.optional_flag("numbered"),
        numbers_lone=fields.optional_flag("numbers_lone") is not False,
        width=fields.optional_number("width", 0, 100) or 0,
        align=fields.choice("align", ColumnAlign, ColumnAlign.USUAL),
        roles=fields.choice("roles", RoleMarks, RoleMarks.BEFORE),
    )
    fields.nothing_else()
    return column


def _due_in(value: object, where: str) -> Due:
    fields = Fields(value, where)
    due = Due(fields.day("on"), fields.text("text"))
    fields.nothing_else()
    return due


def _share_in(value: object, where: str) -> SectionShare:
    fields = Fields(value, where)
    share = SectionShare(fields.text("name"), fields.choice("role", SectionRole, SectionRole.UNSPECIFIED))
    fields.nothing_else()
    return share


def _quota_in(fields: Fields) -> Quota:
    quota = Quota(
        rule=fields.choice("rule", QuotaRule),
        count=fields.whole_number("count", 1, 9999),
        per=fields.choice("per", Period),
        months=fields.whole_numbers("months", 1, 12),
        day=fields.optional_number("day", 1, 31),
        weekday=fields.optional_number("weekday", 0, 6),
        shift=fields.optional_choice("shift", DayShift),
    )
    fields.nothing_else()
    return quota


def _question_in(value: object, where: str) -> Question:
    fields = Fields(value, where)
    question = Question(fields.text("item", ""), fields.text("about"), fields.text("message"))
    fields.nothing_else()
    return question
