"""A plan is looked through in an office of its own, and taken into the real one whole or not at all."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from db.queries.office import SectionRow, sections
from db.queries.plan import PlanTree, plan_head, plan_heads, plan_tree
from db.queries.plan_source import EarlierImport, earlier_imports
from db.vocabulary import NodeKind, SectionKind
from desktop.errors import BadFile, Refused
from desktop.exchange.plan_file import Chapter, Item, PlanFile, Question, SectionShare
from desktop.exchange.plan_json import read_json, to_json
from desktop.exchange.source_links import Kind, Target, parts_of
from desktop.exchange.source_mark import SourceMark, source_mark
from desktop.office.office import Actor, Office
from desktop.office.outline import change_node
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.planning import delete_plan
from desktop.office.reviewing import PlanReview, review_steps
from desktop.office.sections import add_section, retire_section, set_group_members
from desktop.office.take_back import take_back
from desktop.office.taking_in_reviewed import section_counts, take_in_reviewed
from desktop.paths import resource
from desktop.rules.section_matching import Destination

TEXT = """青埔縣松溪鄉公所115年度提升服務品質執行計畫
壹、計畫依據
依縣府函辦理。
貳、計畫內容

實施要領\t推動作法\t完成期限\t承辦單位
一、服務流程\t1.每季檢討申辦流程。\t115.03.31\t民政科
\t2.整理常見問題。\t115.10.1\t祕書室
二、電話禮貌\t1.辦理測試。\t115.06.30\t各課室
"""
MARK = SourceMark("去年.docx", "ab12")


@pytest.fixture
def known(office: Office, clerk: Actor) -> list[SectionRow]:
    with office.work(clerk) as work:
        keys = [add_section(work, "民政課"), add_section(work, "秘書室")]
        set_group_members(work, add_section(work, "各課室", kind=SectionKind.GROUP), keys[:1])
    return known_of(office)


def known_of(office: Office) -> list[SectionRow]:
    with office.reading() as session:
        return sections(session)


def reviewed(source: Path | str, known: list[SectionRow], clerk: Actor) -> PlanReview:
    steps = review_steps(source, known, clerk, 114)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            review: PlanReview = end.value
            return review


def tree_in(office: Office, year: int) -> PlanTree:
    with office.reading() as session:
        head = plan_head(session, year)
        assert head is not None
        return plan_tree(session, head.id)


def words_at(review: PlanReview, target: Target) -> list[str]:
    """What the document says where a part of the plan was read."""
    document, links = review.reading.document, review.links
    assert document is not None
    assert links is not None
    lines = {part.origin: part.lines for part in parts_of(document)}
    places = links.places(target)
    return [line for place in places for line in lines[place.origin][place.first : place.last + 1]]


def a_plan(*names: str, **fields: object) -> PlanFile:
    shares = tuple(SectionShare(name) for name in names)
    items = (Item("一、", NodeKind.AREA, "機關形象", sections=shares),)
    plan = PlanFile("松溪鄉公所", 115, "計畫", (Chapter("計畫內容", (), True),), items=items)
    return dataclasses.replace(plan, **fields)  # type: ignore[arg-type]


class TestAReview:
    def test_tells_what_each_item_and_chapter_was_read_from(
        self, known: list[SectionRow], clerk: Actor
    ) -> None:
        review = reviewed(TEXT, known, clerk)
        tree = tree_in(review.office, 115)
        task = next(node for node in tree.nodes if node.text == "整理常見問題。")
        assert words_at(review, Target(Kind.ITEM, task.id)) == ["2.整理常見問題。"]
        basis = Target(Kind.CHAPTER, tree.chapters[0].id)
        assert words_at(review, basis) == ["壹、計畫依據", "依縣府函辦理。"]
        review.close()

    def test_knows_the_sections_of_the_office(self, known: list[SectionRow], clerk: Actor) -> None:
        review = reviewed(TEXT, known, clerk)
        found = {section.name: section for section in known_of(review.office)}
        assert list(found) == ["民政課", "秘書室", "各課室", "民政科", "祕書室"]
        assert found["各課室"].members == (found["民政課"].id,)
        review.close()

    def test_gives_back_the_plan_with_what_was_changed(
        self, office: Office, known: list[SectionRow], clerk: Actor
    ) -> None:
        review = reviewed(TEXT, known, clerk)
        task = tree_in(review.office, 115).nodes[1]
        with review.office.work(clerk) as work:
            change_node(work, task.id, text="每月檢討申辦流程。")
        assert review.plan().items[0].items[0].text == "每月檢討申辦流程。"
        with office.reading() as session:
            assert plan_heads(session) == []
        review.close()

    def test_of_a_plan_file_changes_nothing_in_it(self, tmp_path: Path, clerk: Actor) -> None:
        review = reviewed(resource("sample", "plan_115.json"), [], clerk)
        assert review.plan() == read_json(resource("sample", "plan_115.json"))
        assert review.reading.document is None
        review.close()

    def test_of_a_plan_without_a_year_stands_under_the_present_one(self, clerk: Actor) -> None:
        review = reviewed(TEXT.replace("115年度", ""), [], clerk)
        assert (review.plan().year, review.reading.plan.year) == (114, None)
        review.close()

    def test_does_not_ask_how_many_texts_are_unplaced(self, tmp_path: Path, clerk: Actor) -> None:
        path = tmp_path / "計畫.json"
        plan = a_plan(unplaced=("散落的文字",), questions=(Question("", "unplaced", "有1段"),))
        path.write_text(to_json(plan), "utf-8")
        review = reviewed(path, [], clerk)
        assert [found.about for found in tree_in(review.office, 115).leftovers] == ["text"]
        review.close()

    def test_leaves_nothing_on_the_disk(self, clerk: Actor) -> None:
        review = reviewed(TEXT, [], clerk)
        path = review.office.path
        assert path is not None
        assert path.exists()
        del review
        assert not path.parent.exists()

    def test_of_a_missing_file_is_refused(self, tmp_path: Path, clerk: Actor) -> None:
        with pytest.raises(BadFile, match=r"none\.docx"):
            reviewed(tmp_path / "none.docx", [], clerk)


class TestTakingIn:
    @staticmethod
    def taken(office: Office, clerk: Actor, plan: PlanFile, **decided: Destination) -> PlanFile:
        with office.work(clerk) as work:
            take_in_reviewed(work, plan, MARK, decided)
        with office.reading() as session:
            return plan_file_of_year(session, 115)

    def test_puts_names_where_they_were_sent(
        self, office: Office, known: list[SectionRow], clerk: Actor
    ) -> None:
        plan = a_plan("民政科", "秘 書室", "資訊小組", "清潔隊")
        found = self.taken(
            office,
            clerk,
            plan,
            民政科=Destination("民政課"),
            資訊小組=Destination("資訊小組", SectionKind.GROUP),
        )
        assert section_counts(found) == {"民政課": 1, "秘書室": 1, "資訊小組": 1, "清潔隊": 1}
        kinds = {section.name: section.kind for section in known_of(office)}
        assert kinds == {
            "民政課": SectionKind.MEMBER,
            "秘書室": SectionKind.MEMBER,
            "各課室": SectionKind.GROUP,
            "資訊小組": SectionKind.GROUP,
            "清潔隊": SectionKind.MEMBER,
        }

    def test_takes_a_close_name_as_it_stands_and_asks(
        self, office: Office, known: list[SectionRow], clerk: Actor
    ) -> None:
        found = self.taken(office, clerk, a_plan("民政科"))
        assert section_counts(found) == {"民政科": 1}
        (question,) = found.questions
        assert question.about == "sections"
        assert "「民政科」與原有的「民政課」相近" in question.message

    def test_does_not_ask_about_a_name_that_was_decided(
        self, office: Office, known: list[SectionRow], clerk: Actor
    ) -> None:
        assert self.taken(office, clerk, a_plan("民政科"), 民政科=Destination("民政科")).questions == ()

    def test_does_not_take_a_section_that_is_gone_for_the_one_meant(
        self, office: Office, known: list[SectionRow], clerk: Actor
    ) -> None:
        with office.work(clerk) as work:
            retire_section(work, known[0].id, 110)
        assert self.taken(office, clerk, a_plan("民政科")).questions == ()

    def test_is_one_deed_that_can_be_taken_back(
        self, office: Office, known: list[SectionRow], clerk: Actor
    ) -> None:
        numbers: list[int] = []
        office.on_change(lambda changed: numbers.append(changed.number))
        self.taken(office, clerk, a_plan("清潔隊"))
        with office.work(clerk) as work:
            take_back(work, *numbers)
        assert [section.name for section in known_of(office)] == ["民政課", "秘書室", "各課室"]
        with office.reading() as session:
            assert plan_heads(session) == []
            assert earlier_imports(session, MARK.sha256) == []

    def test_notes_the_source_until_the_plan_is_deleted(self, office: Office, clerk: Actor) -> None:
        self.taken(office, clerk, a_plan())
        with office.reading() as session:
            (found,) = earlier_imports(session, MARK.sha256)
            assert earlier_imports(session, "another") == []
        assert (found.name, found.year, found.title) == ("去年.docx", 115, "計畫")
        assert isinstance(found, EarlierImport)
        assert dt.datetime.now(dt.UTC) - found.imported_at < dt.timedelta(minutes=5)
        with office.work(clerk) as work:
            delete_plan(work, tree_in(office, 115).head.id)
        with office.reading() as session:
            assert earlier_imports(session, MARK.sha256) == []

    def test_of_a_year_that_has_a_plan_changes_nothing(self, office: Office, clerk: Actor) -> None:
        self.taken(office, clerk, a_plan())
        with pytest.raises(Refused, match="115年度已有計畫"), office.work(clerk) as work:
            take_in_reviewed(work, a_plan("清潔隊"), MARK)
        assert known_of(office) == []


def test_a_content_is_known_whatever_its_name(tmp_path: Path) -> None:
    one, other = tmp_path / "一.docx", tmp_path / "二.docx"
    for path in (one, other):
        path.write_bytes(b"content")
    assert source_mark(one).sha256 == source_mark(other).sha256 != source_mark("內容").sha256
    assert (source_mark(one).name, source_mark("內容").name) == ("一.docx", "貼上的文字")
