"""The sample office, made once for all tests of forms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.office.office import Actor, Office
from desktop.office.opening import open_office
from desktop.office.sample import create_sample_office
from desktop.office.upkeep import back_up


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample office; tests only read it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    create_sample_office(path, Actor("測試")).close()
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Office]:
    """The sample office, to print from and leave as it is."""
    office = open_office(sample_path)
    yield office
    office.close()


@pytest.fixture
def own_sample(sample: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy of the sample office, to write into."""
    back_up(sample, tmp_path / "copy.db")
    office = open_office(tmp_path / "copy.db")
    yield office
    office.close()
