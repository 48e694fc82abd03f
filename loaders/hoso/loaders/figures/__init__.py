"""Sentences to figures: numbers with their units, what each counts or measures, of which period and of whose it is.

Read are figures of what was reached: no plan, no date, no document's number, no price of a private bargain.
"""

from __future__ import annotations

from hoso.loaders.figures.figure import Figure
from hoso.loaders.figures.numbers import value
from hoso.loaders.figures.periods import period
from hoso.loaders.figures.reader import figures

__all__ = ["Figure", "figures", "period", "value"]
