"""Programs of Debian packages that some tests need (docs/ci-packages.txt).

Without them these tests are skipped; where the packages are said to be there (ELCHI_TEST_PACKAGES) they fail.
"""

import os
import shutil

import pytest


def program(*names: str) -> str:
    """The path of the first of these programs that is there."""
    for name in names:
        if found := shutil.which(name):
            return found
    missing = f"{names[0]} is missing: install what docs/ci-packages.txt lists"
    if os.environ.get("ELCHI_TEST_PACKAGES"):
        pytest.fail(missing)
    pytest.skip(missing)
