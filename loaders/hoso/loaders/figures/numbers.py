"""Printed numbers as plain decimals."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {"nghìn": 1000, "ngàn": 1000, "vạn": 10000, "triệu": 1000000}


def value(printed: str, *, counted: bool = False, scale: int = 1) -> str:
    """A printed number as a plain decimal: "10.027" → "10027", "98,65" → "98.65"; empty where it can be read two ways.

    A stop with three digits after it parts thousands, a comma begins the decimals. Of what is counted one by one
    (``counted``) a comma with three digits parts thousands too: nobody counts thousandths of people.
    """
    if re.fullmatch(r"[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?", printed):
        plain = printed.replace(".", "").replace(",", ".")
    elif counted and scale == 1 and re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+", printed):
        plain = printed.replace(",", "")
    elif re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", printed):
        plain = printed.replace(",", ".")
        if counted and scale == 1 and "." in plain:
            return ""
    else:
        return ""
    number = Decimal(plain) * scale
    return f"{number.normalize():f}" if scale != 1 else plain
