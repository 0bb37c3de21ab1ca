"""What became due since the last visit, and the sentence that tells it."""

import datetime as dt

from desktop.rules.since_last_visit import BecameDue, sentence

LAST = dt.date(2026, 6, 2)


def due(*texts: str) -> list[BecameDue]:
    return [BecameDue(key, f"{key}.", text, dt.date(2026, 6, 5)) for key, text in enumerate(texts, 1)]


def test_few_tasks_are_all_named_with_their_days() -> None:
    told = sentence(LAST, due("更新標示", "檢修\n飲水機"))
    assert told == "自上次開啟（115.06.02）以來有 2 項到期：更新標示（115.06.05）、檢修 飲水機（115.06.05）。"


def test_of_many_tasks_two_are_named_and_long_names_cut() -> None:
    told = sentence(LAST, due("於服務臺張貼最新申辦須知與流程圖並檢討", "乙", "丙", "丁"))
    assert told.startswith("自上次開啟（115.06.02）以來有 4 項到期：於服務臺張貼最新申辦須知與流…（")
    assert told.endswith("、乙（115.06.05）等。")
    assert "丙" not in told
