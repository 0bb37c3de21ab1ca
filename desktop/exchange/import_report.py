"""The report of an import: the plan as it was read, and beside it what it was read from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_json import to_json
from desktop.exchange.source_mark import SourceMark


@dataclass(frozen=True)
class FoundSection:
    """A section's name in the document, how many items have it, how it fits the office, where it goes.

    `fit` is same, written, close or new; `goes_to` the name of the section in the office.
    """

    name: str
    items: int
    fit: str
    goes_to: str


def report_json(plan: PlanFile, mark: SourceMark, found: Sequence[FoundSection]) -> str:
    """Return the report as JSON; `from_json` reads the plan in it."""
    report = json.loads(to_json(plan))
    report["source"] = {"name": mark.name, "sha256": mark.sha256}
    report["sections_found"] = [
        {"name": each.name, "items": each.items, "fit": each.fit, "to": each.goes_to} for each in found
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
