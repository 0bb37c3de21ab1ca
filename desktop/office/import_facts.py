"""What is known of a plan from outside before it is taken in: its sections, and earlier imports of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.queries.office import SectionRow, sections
from db.queries.plan_source import EarlierImport, earlier_imports
from desktop.errors import Refused
from desktop.exchange.import_report import FoundSection
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.source_mark import PASTED, SourceMark
from desktop.office.office import Office
from desktop.office.taking_in_reviewed import section_counts
from desktop.rules.roc_calendar import DateStyle, format_date
from desktop.rules.section_matching import (
    Destination,
    SectionMatch,
    destination_of,
    match_sections,
    new_destination,
)


@dataclass(frozen=True)
class ImportFacts:
    """How the section names of a plan fit an office, and what its source was imported as before.

    `decided` is what a person said about names; `is_compared` is False without an office.
    """

    matches: Sequence[SectionMatch]
    counts: Mapping[str, int]
    decided: Mapping[str, Destination]
    earlier: Sequence[EarlierImport]
    is_compared: bool

    def destination(self, match: SectionMatch) -> Destination:
        """Where a name goes."""
        return self.decided.get(match.name) or destination_of(match)

    def found(self) -> list[FoundSection]:
        """The names for a report."""
        return [
            FoundSection(match.name, self.counts[match.name], match.fit.value, self.destination(match).name)
            for match in self.matches
        ]

    def earlier_words(self) -> Iterator[str]:
        """A sentence for each earlier import."""
        return map(about_earlier, self.earlier)


def import_facts(
    office: Office | None, plan: PlanFile, mark: SourceMark, wanted: Mapping[str, str]
) -> ImportFacts:
    """What an office knows of a plan read from outside; `wanted` says where names in it go, by name.

    Raises Refused for a name that is not in the plan.
    """
    present: list[SectionRow] = []
    earlier: list[EarlierImport] = []
    if office is not None:
        with office.reading() as session:
            present, earlier = sections(session), earlier_imports(session, mark.sha256)
    counts = section_counts(plan)
    strange = [name for name in wanted if name not in counts]
    if strange:
        raise Refused(f"文件中沒有「{'」、「'.join(strange)}」這個單位名稱；請檢查 --section 的寫法。")
    kinds = {section.name: section.kind for section in present}
    decided = {
        name: Destination(meant, kinds[meant]) if meant in kinds else new_destination(meant)
        for name, meant in wanted.items()
    }
    matches = match_sections(counts, present, plan.year)
    return ImportFacts(matches, counts, decided, earlier, office is not None)


def about_earlier(earlier: EarlierImport) -> str:
    """In words that a content was imported before: as which plan, and when."""
    on = format_date(earlier.imported_at.astimezone().date(), DateStyle.LONG)
    what = "這段文字" if earlier.name == PASTED else "這個檔案"
    return f"{what}已在{on}匯入為{earlier.year}年度計畫「{earlier.title}」。"
