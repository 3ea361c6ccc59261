"""Writes the units of measurement that checker/facts/units.py reads.

    pip install pint
    python scripts/write_units.py checker/facts/data/units.csv

Factors come from pint's default registry (NIST Special Publication 1038 and the BIPM's SI Brochure). A form with several units
("gallon", "ton") fits if one of them does.
"""

import sys
from pathlib import Path

import pint

# symbol | pint's unit | forms
UNITS = """
km | kilometer | km kms kilometer kilometers kilometre kilometres
m | meter | m meter meters metre metres
cm | centimeter | cm centimeter centimeters centimetre centimetres
mm | millimeter | mm millimeter millimeters millimetre millimetres
mi | mile | mile miles mi
nmi | nautical_mile | nautical-mile nautical-miles nm
yd | yard | yard yards yd yds
ft | foot | foot feet ft
in | inch | inch inches in
ha | hectare | hectare hectares ha
ac | acre | acre acres
m2 | meter**2 | square-meter square-meters square-metre square-metres sq-m sqm m2 m²
km2 | kilometer**2 | square-kilometer square-kilometers square-kilometre square-kilometres sq-km sqkm km2 km²
mi2 | mile**2 | square-mile square-miles sq-mi sq-mile sq-miles
ft2 | foot**2 | square-foot square-feet sq-ft sqft
yd2 | yard**2 | square-yard square-yards
kg | kilogram | kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
g | gram | g gram grams gramme grammes
lb | pound | lb lbs pound pounds
oz | ounce | oz ounce ounces
st | stone | stone stones
t | metric_ton | tonne tonnes metric-ton metric-tons metric-tonnes
ton | metric_ton short_ton long_ton | ton tons
ston | short_ton | short-ton short-tons u.s.-tons us-tons
C | degree_Celsius | celsius c °c ℃ degree-celsius degrees-celsius degrees-centigrade degree-c degrees-c
F | degree_Fahrenheit | fahrenheit f °f ℉ degree-fahrenheit degrees-fahrenheit degree-f degrees-f
km/h | kilometer/hour | km/h kph kmh kmph kilometers-per-hour kilometres-per-hour km-per-hour
km/h | kilometer/hour | kilometers-an-hour kilometres-an-hour
mph | mile/hour | mph mi/h miles-per-hour miles-an-hour
kn | knot | knot knots kt kts
m/s | meter/second | m/s meters-per-second metres-per-second meters-a-second metres-a-second
l | liter | l liter liters litre litres
ml | milliliter | ml milliliter milliliters millilitre millilitres
gal | gallon imperial_gallon | gallon gallons gal
pt | US_pint imperial_pint | pint pints
bbl | oil_barrel | barrel barrels bbl
m3 | meter**3 | cubic-meter cubic-meters cubic-metre cubic-metres m3 m³
ft3 | foot**3 | cubic-foot cubic-feet cu-ft
hPa | hectopascal | hpa hectopascal hectopascals
mbar | millibar | mb mbar millibar millibars
inHg | inHg | inhg inches-of-mercury
bar | bar | bar bars
psi | psi | psi
kPa | kilopascal | kpa
"""


def main(output: Path) -> None:
    registry = pint.UnitRegistry(on_redefinition="ignore")
    lines = []
    for line in UNITS.strip().splitlines():
        symbol, units, forms = (part.strip() for part in line.split(" | "))
        factors = []
        for unit in units.split():
            zero = registry.Quantity(0, unit).to_base_units()
            one = registry.Quantity(1, unit).to_base_units()
            factors.append((one.magnitude - zero.magnitude, zero.magnitude, "".join(f"{one.units:~}".split())))
        kind = factors[0][2]
        numbers = " ".join(f"{factor:.9g}{f'+{offset:.9g}' if offset else ''}" for factor, offset, _ in factors)
        lines += [f"{form.replace('-', ' ')},{symbol},{kind},{numbers}\n" for form in forms.split()]
    header = (
        "# Written by scripts/write_units.py from pint (BSD-3-Clause).\n"
        "# form,symbol,SI unit,factors: value in SI = value × factor (+ offset)\n"
    )
    output.write_text(header + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} forms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
