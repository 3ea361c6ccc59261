"""Says amounts and rates in words for messages and suggestions."""

from __future__ import annotations

_SCALES = ((1e15, " quadrillion"), (1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def say(value: float, digits: int = 3) -> str:
    """Returns a number as news writes it, to `digits` digits: 79 trillion, 5,400, 1.6."""
    scale, word = next(((scale, word) for scale, word in _SCALES if abs(value) >= scale * 0.9995), (1.0, ""))
    return shorten(value / scale, digits) + word


def shorten(value: float, digits: int = 3) -> str:
    """Returns a number to `digits` digits, without an exponent: 1,436, 0.00697, 18."""
    if not value:
        return "0"
    text = f"{value:.{max(digits, 4) if 1000 <= abs(value) < 10_000 else digits}g}"
    if "e" not in text:
        whole, _, decimals = text.partition(".")
        return f"{int(whole):,}{'.' + decimals if decimals else ''}" if abs(value) >= 1000 else text
    number = float(text)
    return f"{number:,.0f}" if abs(number) >= 1 else f"{number:.12f}".rstrip("0")
