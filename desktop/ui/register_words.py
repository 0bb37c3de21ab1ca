"""What of which register may count towards a task, in words for a menu or a question."""

from PySide6.QtCore import QCoreApplication

from db.vocabulary import RegisterCount
from desktop.office.register_links import COUNTABLE


def registers_to_count() -> list[tuple[str, str, RegisterCount]]:
    """The words, the register and what of it counts once."""
    return [
        (words_of_count(register, counts), register, counts)
        for register, ways in COUNTABLE.items()
        for counts in ways
    ]


def words_of_count(register: str, counts: RegisterCount) -> str:
    """「電話測試，每通計1次」."""
    words = {
        ("walkaround", RegisterCount.ROWS): QCoreApplication.translate("Registers", "走動式管理，每筆計1次"),
        ("phone_test", RegisterCount.ROWS): QCoreApplication.translate("Registers", "電話測試，每通計1次"),
        ("phone_test", RegisterCount.ROUNDS): QCoreApplication.translate("Registers", "電話測試，每輪計1次"),
    }
    return words[register, counts]
