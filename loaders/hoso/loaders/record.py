"""``@record``: a slotted dataclass that is frozen for mypy, and quick to make.

A frozen dataclass gets its fields one by one from ``object.__setattr__``, which takes ten times as long as assigning
them. Reading makes hundreds for each article, so what stays inside the loaders is a record: mypy reports whoever
assigns to a field, and Python does not look. The facts that leave the loaders are frozen for Python too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def record(cls: type[_T]) -> type[_T]:
    """The class as a record; records of the same fields are equal and have the same hash."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, order_default=True)
def ordered_record(cls: type[_T]) -> type[_T]:
    """A record that sorts by its fields."""
    return dataclass(slots=True, unsafe_hash=True, order=True)(cls)
