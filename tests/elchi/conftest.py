"""A database of the sample articles that commands may ask, and a file of them."""

import shutil
from pathlib import Path

import pytest

from ingest.samples import articles
from tests.elchi.runner import Done, run, write


@pytest.fixture(scope="package")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("samples") / "articles.jsonl", articles())


@pytest.fixture(scope="package")
def sample_ingest(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Done:
    """How the first ingest of the samples ended."""
    return run("ingest", sample_file, "--db", tmp_path_factory.getbasetemp() / "sample-db")


@pytest.fixture(scope="package")
def sample_db(tmp_path_factory: pytest.TempPathFactory, sample_ingest: Done) -> Path:
    """Filled once, and only asked."""
    assert sample_ingest.code == 0
    return tmp_path_factory.getbasetemp() / "sample-db"


@pytest.fixture
def own_db(tmp_path: Path, sample_db: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(sample_db, tmp_path / "db"))
