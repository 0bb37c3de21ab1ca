"""Files of a register damaged at random are looked through or refused in one sentence, and no more."""

import datetime as dt
import random
from pathlib import Path

import pytest

from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.register_export import whole_register
from desktop.office.register_import import FoundRows, look_through
from desktop.office.table_export import export
from desktop.registers.walkaround import WALKAROUND
from tests.exchange.bad_files.mutations import PLAIN, mutated
from tests.exchange.bad_files.trial import is_one_sentence
from tests.factories import named_sections, registered_walk

TIMES = 150


@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
def test_a_damaged_file_is_looked_through_or_refused(office, clerk, tmp_path, kind):
    section_id = named_sections(office, clerk, "行政課")["行政課"]
    for day in (3, 4):
        registered_walk(
            office, clerk, section_id, walked_on=dt.date(2026, 3, day), walked_at=dt.time(9, day),
            finding="=1+1\n燈不亮", due_on=dt.date(2026, 4, 1),
        )  # fmt: skip
    good, path = tmp_path / f"好{kind}", tmp_path / f"壞{kind}"
    table = whole_register(office, WALKAROUND, year=None, is_personal=True, today=dt.date(2026, 11, 21))
    export(table, good)
    data, rng = good.read_bytes(), random.Random(kind)

    for _time in range(TIMES):
        path.write_bytes(rng.choice(PLAIN)(rng, data) if kind == ".csv" else mutated(rng, data))
        assert met(office, path)


def met(office: Office, path: Path) -> bool:
    """Whether the file was looked through, or refused in a sentence."""
    try:
        return isinstance(look_through(office, WALKAROUND, path), FoundRows)
    except OfficeError as error:
        return is_one_sentence(str(error))
