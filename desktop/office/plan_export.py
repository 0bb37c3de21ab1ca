"""Writing a plan of the office into a file of any kind."""

from collections.abc import Generator
from pathlib import Path

from desktop.office.office import Office
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.writing import refuse_if_open, write_file

Progress = tuple[int, int, str]


def plan_export_steps(office: Office, year: int, target: Path) -> Generator[Progress, None, Path]:
    """Write the plan of a ROC year as the kind that the target's suffix names; returns the target.

    Raises Refused where there is no such plan or kind, and where the file cannot be written.
    """
    from desktop.exchange.plan_formats import plan_bytes

    yield 0, 0, "讀取計畫"
    refuse_if_open(target)
    with office.reading() as session:
        plan = plan_file_of_year(session, year)
    yield 0, 0, f"寫成「{target.name}」"
    write_file(target, plan_bytes(plan, target.suffix))
    return target


def export_plan(office: Office, year: int, target: Path) -> None:
    """Do `plan_export_steps` at once."""
    for _step in plan_export_steps(office, year, target):
        pass
