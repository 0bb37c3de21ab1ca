from db.vocabulary import NodeKind
from desktop.exchange.recognition.drafts import Draft, Outline
from desktop.exchange.recognition.lost_names import give_places_to_lost_names

AREA, MEASURE, TASK = NodeKind.AREA, NodeKind.MEASURE, NodeKind.TASK


def grown(*drafts: Draft) -> Outline:
    outline = Outline()
    for draft in drafts:
        outline.add(draft)
    give_places_to_lost_names(outline)
    return outline


def shown(outline: Outline) -> list[tuple[NodeKind, str, str]]:
    return [(draft.kind, draft.text, draft.parent.text if draft.parent else "") for draft in outline.drafts()]


def measure(text: str, value: int) -> Draft:
    return Draft(MEASURE, text, written=f"({value})", value=value)


def area(text: str, value: int) -> Draft:
    return Draft(AREA, text, written=f"{value}、", value=value)


def test_tasks_before_a_second_measure_go_below_a_first_that_is_asked_for() -> None:
    outline = grown(area("環境", 1), Draft(TASK, "巡檢"), measure("禮儀", 2), Draft(TASK, "講習"))
    lost = outline.roots[0].children[0]
    assert [(child.kind, child.text) for child in outline.roots[0].children] == [
        (MEASURE, ""),
        (MEASURE, "禮儀"),
    ]
    assert [task.text for task in lost.children] == ["巡檢"]
    assert lost.children[0].parent is lost
    assert [about for about, _ in lost.questions] == ["text"]


def test_tasks_before_a_first_measure_stay_the_areas() -> None:
    drafts = (area("環境", 1), Draft(TASK, "巡檢"), measure("禮儀", 1))
    assert shown(grown(*drafts)) == [(AREA, "環境", ""), (TASK, "巡檢", "環境"), (MEASURE, "禮儀", "環境")]


def test_measures_that_begin_with_the_second_get_no_first_without_tasks() -> None:
    assert len(grown(area("環境", 1), measure("禮儀", 2)).drafts()) == 2


def test_an_area_lost_in_a_gap_of_the_text_keeps_its_place() -> None:
    broken = measure("禮儀", 1)
    broken.ask("place", "這一項之前有讀不出來的內容。")
    outline = grown(area("環境", 1), broken, area("創新", 3))
    assert [root.text for root in outline.roots] == ["環境", "", "創新"]
    assert [about for about, _ in outline.roots[1].questions] == ["text"]


def test_areas_numbered_with_a_leap_in_a_whole_text_are_left_as_they_are() -> None:
    assert len(grown(area("環境", 1), measure("禮儀", 1), area("創新", 3)).roots) == 2
