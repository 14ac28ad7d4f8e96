"""An attribute that is worked out when first asked for: `functools.cached_property` without its lock, which Python 3.11 takes each time."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 (used as a decorator)
    """Works the value out and leaves it in the object in its own place."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work, self._name = work, work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: object) -> "lazy[T]": ...

    @overload
    def __get__(self, instance: object, owner: object) -> T: ...

    def __get__(self, instance: object, owner: object) -> "T | lazy[T]":
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
