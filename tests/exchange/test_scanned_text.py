"""What scanners and converters leave in texts: stutter, scattered characters, gaps at the ends of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.recognition.broken_gaps import close_gaps
from desktop.exchange.recognition.garbled import looks_garbled


@pytest.mark.parametrize(
    "text",
    [
        "主動 那 明 那 那 那 那 那 那",
        "宣傳 宣傳 宣傳 宣傳 宣傳 宣傳",
        "一一一一一一",
        "會 事 動 行 理 業 贈",
        "(1)現 (1)現 (1)現 (1)現 (1)現",
    ],
)
def test_stutter_and_scattered_characters_look_garbled(text):
    assert looks_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        "設置服務台，每日排定1名志工。",
        "提供 i-Taiwan 免費上網 服務",
        "詳見……………",
        "__________",
        "A B C D E F G",
        "",
        "人 事 室",
    ],
)
def test_ordinary_texts_do_not(text):
    assert not looks_garbled(text)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("重視媒體報導 的即時回應， 並主動澄清。", "重視媒體報導的即時回應，並主動澄清。"),
        (
            "(三)著眼於服務 產出之目的與結 果，力求有價值 之型態。",
            "(三)著眼於服務產出之目的與結果，力求有價值之型態。",
        ),
        ("分齡導覽設施 展示區設置雙語解說牌", "分齡導覽設施 展示區設置雙語解說牌"),
        ("目標 提供安全整潔的環境 並親切", "目標 提供安全整潔的環境 並親切"),
        ("提供 i-Taiwan 免費上網 服務", "提供 i-Taiwan 免費上網 服務"),
        ("人 事 室", "人 事 室"),
    ],
)
def test_gaps_are_closed_at_the_ends_of_even_lines_only(text, closed):
    assert close_gaps(text) == closed


@given(st.text("甲乙，a1 ", max_size=40))
def test_closing_gaps_takes_nothing_but_blanks(text):
    assert "".join(close_gaps(text).split()) == "".join(text.split())
