"""Libraries that come only with an extra."""

from importlib import import_module
from typing import Any

from graph.errors import InputError


def extra(module: str, name: str) -> Any:
    """The module; InputError says which extra brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError(f"{name} needs {module.partition('.')[0]}: pip install 'elchi[{name}]'") from error
