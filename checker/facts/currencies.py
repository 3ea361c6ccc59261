"""Names of currencies, and the places that a bare sign or name may mean."""

from __future__ import annotations

from checker.facts.amount import Amount
from checker.facts.lexicon import load_lexicon

# What in an article makes a bare "dollar", "pound", "yen" sign or "ruble" mean another currency than the first.
_PLACES = {
    "AUD": ("Austral", "Sydney", "Melbourne", "Canberra"),
    "CAD": ("Canad", "Ottawa", "Toronto"),
    "NZD": ("New Zealand", "Wellington", "Auckland"),
    "SGD": ("Singapor",),
    "HKD": ("Hong Kong",),
    "TWD": ("Taiwan", "Taipei"),
    "EGP": ("Egypt", "Cairo"),
    "CNY": ("Chin", "Beijing", "Shanghai"),
    "BYN": ("Belarus", "Minsk"),
    "FJD": ("Fiji",),
}


def name_of(code: str) -> str:
    """Returns a currency's English name in the plural (CLDR), without the country where the rest says it all."""
    short = {"JPY": "yen", "KRW": "won", "CNY": "yuan", "EUR": "euros", "GBP": "pounds", "USD": "US dollars", "VND": "dong"}
    return short.get(code) or load_lexicon().names.get(code, code)


def find_places(text: str) -> frozenset[str]:
    """Returns the currencies of the places that an article speaks of, as far as a bare sign or name may mean them."""
    return frozenset(code for code, places in _PLACES.items() if any(place in text for place in places))


def meant_by(amount: Amount, places: frozenset[str]) -> tuple[str, ...]:
    """Returns the currencies that an amount may be in, given the places of the article."""
    if amount.is_open or len(amount.codes) < 2:
        return amount.codes
    return tuple(code for at, code in enumerate(amount.codes) if not at or code in places)
