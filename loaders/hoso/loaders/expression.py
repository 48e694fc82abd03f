"""Regular expressions that are compiled when they are first used, so that importing the loaders takes little time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class _Expression:
    """Stands for a compiled expression; each of its methods is fetched once and kept."""

    def __init__(self, pattern: str | Callable[[], str], flags: int) -> None:
        self._source = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._compiled is None:
            self._compiled = re.compile(self._source if isinstance(self._source, str) else self._source(), self._flags)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def expression(pattern: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """``re.compile`` for expressions that most articles do not need; a function gives one whose words are in a file.

    Its methods are a little slower to call, so what is asked for many times in every article is compiled at once. An
    expression that cannot be compiled raises ``re.error`` at its first use.
    """
    return cast("re.Pattern[str]", _Expression(pattern, flags))
