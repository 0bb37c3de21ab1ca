"""A clerk who edits a plan at random, and the whole state of an office to be compared."""

import datetime as dt
import hashlib
import json
import random
from collections.abc import Callable
from typing import Any

from sqlalchemy import inspect, select

from db.audit import BOOKKEEPING
from db.database import Reading
from db.queries.office import sections
from db.queries.plan import LimitInfo, PlanTree, QuotaInfo, plan_heads, plan_tree
from db.stored_values import to_plain
from db.tables.declarative import business_tables
from db.vocabulary import DayBasis, NumberingStyle, Period, QuotaRule, SectionRole, TimeUnit
from desktop.office import basis_letters, chapters, outline, promises, tracking
from desktop.office.evidence import add_evidence
from desktop.office.office import Office
from desktop.office.planning import change_plan
from desktop.office.promises import Share
from desktop.rules.basis import mark_of
from desktop.rules.outline import FOLLOWED

TODAY = dt.date(2026, 11, 20)
WORDS = ("更新標示", "辦理測試", "檢討改進", "公布時程", "整理意見", "巡檢設施", "教育訓練", "回復民眾")


def state_of(office: Office) -> dict[str, dict[int, dict[str, Any]]]:
    """Every row of the office by table and key, without the bookkeeping that counts on whatever is done.

    The bytes of attachments stay for good once stored and are left out.
    """
    with office.reading() as session:
        return rows_of(session)


def rows_of(session: Reading) -> dict[str, dict[int, dict[str, Any]]]:
    """What `state_of` says of the office that a session reads."""
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for name, table in business_tables().items():
        columns = [a.key for a in inspect(table).column_attrs if a.key not in BOOKKEEPING]
        if name != "attachment":
            rows = session.scalars(select(table))
            found[name] = {row.id: {key: to_plain(getattr(row, key)) for key in columns} for row in rows}
    return found


def digest_of(office: Office) -> str:
    """A short mark of the state, the same for the same state."""
    return hashlib.sha256(json.dumps(state_of(office), sort_keys=True).encode()).hexdigest()[:16]


class RandomClerk:
    """Edits the newest plan of an office; `do` takes a deed and its arguments, as the desk does."""

    def __init__(self, office: Office, do: Callable[..., object], chance: random.Random) -> None:
        self._office = office
        self._do = do
        self._chance = chance
        self._edits = (
            *[self._reword] * 5,
            *[self._add] * 5,
            *[self._move] * 3,
            *[self._arrange] * 4,
            *[self._delete] * 2,
            *[self._promise] * 5,
            *[self._prove] * 3,
            self._tick,
            self._change_chapter,
            *[self._cite] * 2,
            self._change_head,
        )

    def edit(self) -> None:
        """Do one edit; it may be refused, as a clerk's may."""
        with self._office.reading() as session:
            tree = plan_tree(session, plan_heads(session)[0].id)
        self._chance.choice(self._edits)(tree)

    def _text(self) -> str:
        return "，".join(self._chance.sample(WORDS, self._chance.randint(1, 3)))

    def _some(self, tree: PlanTree, most: int = 1) -> list[int]:
        keys = [node.id for node in tree.nodes]
        return self._chance.sample(keys, min(len(keys), self._chance.randint(1, most)))

    def _task(self, tree: PlanTree) -> int | None:
        return self._chance.choice([n.id for n in tree.nodes if n.kind in FOLLOWED] or [None])

    def _add(self, tree: PlanTree) -> None:
        parent = self._chance.choice([None, *(node.id for node in tree.nodes)])
        texts = [self._text() for _ in range(self._chance.choice((1, 1, 1, 4)))]
        self._do("新增", outline.add_nodes, tree.head.id, parent, self._chance.choice((None, 0, 1)), texts)

    def _reword(self, tree: PlanTree) -> None:
        if tree.nodes:
            field = self._chance.choice(("text", "method", "remark"))
            self._do("修改", outline.change_node, *self._some(tree), **{field: self._text()})

    def _move(self, tree: PlanTree) -> None:
        if tree.nodes:
            parent = self._chance.choice([None, *(node.id for node in tree.nodes)])
            self._do(
                "移動", outline.move_nodes, self._some(tree, 4), parent, self._chance.choice((None, 0, 2))
            )

    def _arrange(self, tree: PlanTree) -> None:
        if not tree.nodes:
            return
        match self._chance.randrange(4):
            case 0:
                self._do("縮排", outline.indent_nodes, self._some(tree, 2))
            case 1:
                self._do("退縮", outline.outdent_nodes, self._some(tree, 2))
            case direction:
                self._do("移動", outline.shift_nodes, self._some(tree), 1 if direction == 2 else -1)

    def _delete(self, tree: PlanTree) -> None:
        """Delete what is not most of the plan, lest nothing be left to edit."""
        keys = self._some(tree, 2) if tree.nodes else []
        below = [node for node in tree.nodes if node.parent_id in keys]
        if keys and len(below) < 4:
            self._do("刪除", outline.delete_nodes, keys)

    def _promise(self, tree: PlanTree) -> None:
        task = self._task(tree)
        if task is None:
            return
        chance = self._chance
        match chance.randrange(4):
            case 0:
                self._do("期限", promises.set_due, task, dt.date(2026, chance.randint(1, 12), 10), "")
            case 1:
                quota = QuotaInfo(QuotaRule.AT_LEAST, chance.randint(1, 12), chance.choice(list(Period)))
                self._do("次數", promises.set_quota, task, chance.choice((None, quota)))
            case 2:
                limit = LimitInfo(chance.randint(1, 30), TimeUnit.DAYS, DayBasis.WORKING)
                self._do("期限", promises.set_time_limit, task, chance.choice((None, limit)))
            case _:
                with self._office.reading() as session:
                    keys = [section.id for section in sections(session)]
                shares = [Share(key, SectionRole.LEAD) for key in chance.sample(keys, chance.randint(0, 2))]
                self._do("單位", promises.set_sections, task, shares)

    def _prove(self, tree: PlanTree) -> None:
        task = self._task(tree)
        if task is not None:
            content = self._chance.randbytes(200)
            self._do(
                "佐證", add_evidence, task, on=TODAY, what=self._text(), file=content, file_name="照片.jpg"
            )

    def _tick(self, tree: PlanTree) -> None:
        task = self._task(tree)
        if task is not None:
            deed = self._chance.choice((tracking.tick_off, tracking.reopen))
            self._do("勾稽", deed, task, **({"on": TODAY} if deed is tracking.tick_off else {}))

    def _change_chapter(self, tree: PlanTree) -> None:
        chapter = self._chance.choice(tree.chapters) if tree.chapters else None
        match self._chance.randrange(4):
            case 0:
                self._do("新增一章", chapters.add_chapter, tree.head.id, self._text())
            case 1 if chapter and len(tree.chapters) > 2:
                self._do("刪除一章", chapters.delete_chapter, chapter.id)
            case 2 if chapter:
                self._do("移動一章", chapters.move_chapter, chapter.id, self._chance.randrange(4))
            case _ if chapter:
                self._do("改寫一章", chapters.change_chapter, chapter.id, paragraphs=[self._text()])

    def _cite(self, tree: PlanTree) -> None:
        """Work on the basis letters, and on what the chapters cite."""
        chance = self._chance
        letter = chance.choice(tree.basis) if tree.basis else None
        chapter = chance.choice(tree.chapters) if tree.chapters else None
        match chance.randrange(7):
            case 0 if letter:
                self._do("修改依據", basis_letters.change_basis, letter.id, title=self._text())
            case 1 if letter:
                self._do("移動依據", basis_letters.move_basis, letter.id, chance.randrange(3))
            case 2 if letter:
                self._do("刪除依據", basis_letters.delete_basis, letter.id)
            case 3 if letter and chapter:
                text = f"依據{mark_of(letter.mark)}辦理。"
                self._do("引用依據", chapters.change_chapter, chapter.id, paragraphs=[text])
            case 4 if chapter:
                text = (
                    f"依據青埔縣政府115年1月{chance.randint(1, 28)}日府字第{chance.randint(1, 99)}號函辦理。"
                )
                self._do("改寫一章", chapters.change_chapter, chapter.id, paragraphs=[text])
            case 5:
                self._do("轉成依據", basis_letters.take_citations, tree.head.id)
            case _:
                self._do("新增依據", basis_letters.add_basis, tree.head.id, agency=self._text())

    def _change_head(self, tree: PlanTree) -> None:
        style = self._chance.choice(list(NumberingStyle))
        self._do("計畫設定", change_plan, tree.head.id, title=self._text(), numbering_style=style)
