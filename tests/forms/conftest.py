"""The sample office for all tests of single forms, made once and only read."""

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office, open_office
from desktop.office.printing import print_form
from desktop.office.sample import create_sample_office
from desktop.office.upkeep import back_up

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample office."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    create_sample_office(path, Actor("林穗安")).close()
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Office]:
    """The sample office, to print from and leave as it is."""
    office = open_office(sample_path)
    yield office
    office.close()


@pytest.fixture
def own_sample(sample: Office, tmp_path: Path) -> Iterator[Office]:
    """A test's own copy of the sample office, to write into."""
    back_up(sample, tmp_path / "sample.db")
    office = open_office(tmp_path / "sample.db")
    yield office
    office.close()


@pytest.fixture
def sample_office(own_sample: Office) -> Office:
    """The same copy, by the name of what it is."""
    return own_sample


@pytest.fixture
def empty_office(tmp_path: Path) -> Iterator[Office]:
    """An office with an agency and nothing else."""
    office = create_office(tmp_path / "empty.db", "青埔縣松溪鄉公所")
    yield office
    office.close()


Pages = Callable[..., list[str]]


@pytest.fixture
def pages(sample_office: Office) -> Pages:
    """Print a form of the sample office; returns the text of each page without white space."""

    def read(name: str, **request: object) -> list[str]:
        return pages_of(sample_office, name, **request)

    return read


def pages_of(office: Office, name: str, **request: object) -> list[str]:
    """The text of each page of a printed form, white space taken out."""
    pdf = print_form(office, name, Request(**request), TODAY)  # type: ignore[arg-type]
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
