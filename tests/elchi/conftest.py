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
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new one whenever the fixtures of the package are made, which a package inside it may have done before."""
    return tmp_path_factory.mktemp("sample") / "db"


@pytest.fixture(scope="package")
def sample_ingest(sample_folder: Path, sample_file: Path) -> Done:
    """How the first ingest of the samples ended."""
    return run("ingest", sample_file, "--db", sample_folder)


@pytest.fixture(scope="package")
def sample_db(sample_folder: Path, sample_ingest: Done) -> Path:
    """Filled once, and only asked."""
    assert sample_ingest.code == 0
    return sample_folder


@pytest.fixture
def own_db(tmp_path: Path, sample_db: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(sample_db, tmp_path / "db"))
