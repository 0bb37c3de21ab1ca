"""HTML that converters leave in cells."""

import pytest

from desktop.exchange.text.cell_markup import has_markup, lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("秘書室", ("秘書室",)),
        ("", ()),
        (" \n ", ()),
        ("甲\n\n乙", ("甲", "", "乙")),
        ("<p>秘書室</p> <p>民政課</p>", ("秘書室", "民政課")),
        ("<p>要性。</p><p>（二）公開</p>", ("要性。", "（二）公開")),
        ("甲<br>乙<br/>丙", ("甲", "乙", "丙")),
        ("<b>1. 訂定</b><sup>註</sup>", ("1. 訂定註",)),
        ("<p>Q&amp;A</p>", ("Q&A",)),
        ("Q&amp;A", ("Q&amp;A",)),
        ("a<b", ("a<b",)),
        ("3<5且<甲>", ("3<5且<甲>",)),
        ("<P>大寫</P>", ("大寫",)),
        ("<ol><li>甲</li><li>乙</li></ol>", ("1.甲", "2.乙")),
        ('<ol start="3"><li>甲</li></ol>', ("3.甲",)),
        ('<ol style="list-style-type: none"><li>1. 甲</li></ol>', ("1. 甲",)),
        ('<ol style="list-style:none"><li>甲</li></ol>', ("甲",)),
        ("<ol><li>1. 甲</li><li>乙</li></ol>", ("1. 甲", "2.乙")),
        ("<ul><li>甲</li></ul>", ("甲",)),
        ("<ol><li>甲<ul><li>小</li></ul></li><li>乙</li></ol>", ("1.甲", "小", "2.乙")),
        ("</ol><li>甲</li>", ("甲",)),
    ],
)
def test_a_cell_is_flattened_to_its_lines(text, lines):
    assert lines_of(text) == lines


def test_only_known_tags_are_markup():
    assert has_markup("<p>")
    assert not has_markup("<計畫> a<x c>d 3<5>2")
