"""Fixtures that all tests share, and the order of the files: those that take long come first, so that no worker waits for another's."""

import pytest

pytest_plugins = ["tests.stores_fixtures"]

_LONG = (
    "tests/scale/test_scale.py",
    "tests/queries/test_hostile.py",
    "tests/elchi/test_loading.py",
    "tests/elchi/test_crash.py",
    "tests/graph/stores/test_neo4j_restart.py",
    "tests/queries/test_known_by.py",
    "tests/elchi/test_crash_load.py",
    "tests/test_readme.py",
    "tests/elchi/explorer/test_browser.py",
    "tests/elchi/explorer/test_drawn.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the order of the table, then as they were collected."""
    ranks = {path: rank for rank, path in enumerate(_LONG)}
    items.sort(key=lambda item: ranks.get(item.nodeid.partition("::")[0], len(ranks)))
