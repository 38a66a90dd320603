"""Units of measurement, time and percentage: how they are written and the singular name each is given."""

from __future__ import annotations

from typing import NamedTuple

from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary
from index.models import Kind

_DURATIONS = "second minute hour day week fortnight month year decade century quarter weekend night"
_WORDS: dict[str, str] = {
    # length, area, volume
    "metre": "metre meter metres meters",
    "kilometre": "kilometre kilometer kilometres kilometers km kms",
    "centimetre": "centimetre centimeter centimetres centimeters cm",
    "millimetre": "millimetre millimeter millimetres millimeters mm",
    "micrometre": "micrometre micrometer micrometres micrometers micron microns μm µm",
    "nanometre": "nanometre nanometer nanometres nanometers nm",
    "mile": "mile miles",
    "nautical mile": "nautical-mile",
    "yard": "yard yards yds yd",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "acre": "acre acres",
    "hectare": "hectare hectares ha",
    "light year": "light-year light-years",
    "litre": "litre liter litres liters",
    "millilitre": "millilitre milliliter millilitres milliliters ml",
    "gallon": "gallon gallons",
    "pint": "pint pints",
    "barrel": "barrel barrels",
    # mass
    "gram": "gram grams g gm gramme grammes",
    "kilogram": "kilogram kilograms kilo kilos kg kgs",
    "milligram": "milligram milligrams mg",
    "microgram": "microgram micrograms mcg μg µg",
    "tonne": "tonne tonnes",
    "ton": "ton tons",
    "stone": "stone",
    "pound-mass": "lb lbs",
    "ounce": "ounce ounces oz",
    # energy, power, electricity, frequency, sound, pressure, force
    "watt": "watt watts w",
    "kilowatt": "kilowatt kilowatts kw",
    "megawatt": "megawatt megawatts mw",
    "gigawatt": "gigawatt gigawatts gw",
    "terawatt": "terawatt terawatts tw",
    "kilowatt hour": "kwh",
    "megawatt hour": "mwh",
    "gigawatt hour": "gwh",
    "terawatt hour": "twh",
    "milliampere-hour": "mah",
    "british thermal unit": "btu btus",
    "mega british thermal unit": "mmbtu mmbtus",
    "volt": "volt volts v",
    "kilovolt": "kilovolt kilovolts kv",
    "ampere": "amp amps ampere amperes",
    "farad": "farad farads",
    "joule": "joule joules",
    "kilojoule": "kilojoule kilojoules kj",
    "calorie": "calorie calories kcal",
    "horsepower": "horsepower hp ps",
    "brake horsepower": "bhp",
    "newton metre": "nm-torque newton-metre newton-metres",
    "pound-foot": "pound-feet pound-foot lb-ft",
    "hertz": "hertz hz",
    "kilohertz": "kilohertz khz",
    "megahertz": "megahertz mhz",
    "gigahertz": "gigahertz ghz",
    "decibel": "decibel decibels db",
    "pascal": "pascal pascals pa",
    "kilopascal": "kilopascal kilopascals kpa",
    "megapascal": "megapascal megapascals mpa",
    "millibar": "millibar millibars mb-pressure",
    "pound per square inch": "psi",
    "kilopound per square inch": "ksi",
    "newton": "newton newtons",
    # speed and consumption
    "mile per hour": "mph",
    "kilometre per hour": "kph kmh",
    "mile per gallon": "mpg",
    "knot": "knot knots",
    "revolutions per minute": "rpm",
    "frame per second": "fps",
    # information
    "bit": "bit bits",
    "byte": "byte bytes",
    "kilobyte": "kilobyte kilobytes kb",
    "megabyte": "megabyte megabytes mb",
    "gigabyte": "gigabyte gigabytes gb",
    "terabyte": "terabyte terabytes tb",
    "megabit per second": "mbps",
    "gigabit per second": "gbps",
    "megapixel": "megapixel megapixels mp",
    "pixel": "pixel pixels px",
    # temperature and angle
    "celsius": "celsius centigrade",
    "fahrenheit": "fahrenheit",
    "kelvin": "kelvin kelvins",
    "degree": "degree degrees °",
    # parts, points and multiples
    "part per million": "ppm",
    "part per billion": "ppb",
    "point": "point points pts",
    "time": "times",
    "carat": "carat carats",
    "millisecond": "millisecond milliseconds ms",
}
_CAPITAL = {
    "W": "watt",
    "MW": "megawatt",
    "V": "volt",
    "C": "celsius",
    "F": "fahrenheit",
    "Nm": "newton metre",
    "L": "litre",
    "mW": "milliwatt",
}
_GLUED_ONLY = vocabulary("g w v m l s h in mb gb tb mp px ps pa ha ml mm cm km kg mg nm hp")
_GLUED: dict[str, str] = {"m": "metre", "l": "litre", "s": "second", "sec": "second", "secs": "second"}
_GLUED |= {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "in": "inch", "h": "hour"}
_PRIMES = {"'": "foot", "′": "foot", '"': "inch", "″": "inch"}
_PHRASES: dict[str, str] = {
    "percentage points": "percentage_point",
    "percentage point": "percentage_point",
    "per cent": "percent",
    "basis points": "basis point",
    "basis point": "basis point",
    "square metres": "square metre",
    "square meters": "square metre",
    "square metre": "square metre",
    "square meter": "square metre",
    "sq m": "square metre",
    "sq metres": "square metre",
    "square feet": "square foot",
    "square foot": "square foot",
    "sq ft": "square foot",
    "sq feet": "square foot",
    "square miles": "square mile",
    "square mile": "square mile",
    "sq miles": "square mile",
    "square kilometres": "square kilometre",
    "square kilometers": "square kilometre",
    "square kilometre": "square kilometre",
    "square kilometer": "square kilometre",
    "sq km": "square kilometre",
    "cubic metres": "cubic metre",
    "cubic meters": "cubic metre",
    "cubic metre": "cubic metre",
    "cubic feet": "cubic foot",
    "cubic foot": "cubic foot",
    "fluid ounces": "fluid ounce",
    "fl oz": "fluid ounce",
    "nautical miles": "nautical mile",
    "nautical mile": "nautical mile",
    "light years": "light year",
    "light year": "light year",
    "metric tons": "tonne",
    "metric tonnes": "tonne",
    "metric ton": "tonne",
    "degrees celsius": "celsius",
    "degree celsius": "celsius",
    "degrees centigrade": "celsius",
    "degrees c": "celsius",
    "degrees fahrenheit": "fahrenheit",
    "degree fahrenheit": "fahrenheit",
    "degrees f": "fahrenheit",
    "° c": "celsius",
    "° f": "fahrenheit",
    "kilowatt hours": "kilowatt hour",
    "kilowatt hour": "kilowatt hour",
    "megawatt hours": "megawatt hour",
    "gigawatt hours": "gigawatt hour",
    "terawatt hours": "terawatt hour",
    "brake horsepower": "brake horsepower",
    "parts per million": "part per million",
    "parts per billion": "part per billion",
    "pound - feet": "pound-foot",
    "pound - foot": "pound-foot",
    "lb - ft": "pound-foot",
    "newton metres": "newton metre",
    "newton meters": "newton metre",
    "m . p . h": "mile per hour",
}
_SINGLE: dict[str, str] = {word: name for name, written in _WORDS.items() for word in written.split()}
_SINGLE |= {word: word for word in _DURATIONS.split()}
_SINGLE |= {f"{word}s": word for word in _DURATIONS.split() if word != "century"} | {"centuries": "century"}
_SINGLE |= {"%": "percent", "percent": "percent", "pc": "percent", "pct": "percent", "bps": "basis point"}
_SINGLE |= {
    "pp": "percentage_point",
    "ppt": "percentage_point",
    "hrs": "hour",
    "mins": "minute",
    "secs": "second",
}
_CUBES = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_BODILY = vocabulary("weigh weighs weighed weighing weight shape muscle fat slimmed birthweight")
"""Words that make a pound a weight and not money."""
_TIMES = frozenset(_DURATIONS.split())
_NOT_A_RATE = vocabulary("earlier ago later before after on prior previously and from old")
_NOT_COUNTED = vocabulary(
    "is was has as in on of the a an and or by for from to at than this last per its his"
)
_MEASURED_NOUNS = {"point", "time", "bit", "stone", "quarter", "night", "weekend"}


class Unit(NamedTuple):
    """A unit written at ``words[first:last]``: its singular name and the kind of figure it makes."""

    last: int
    name: str
    kind: Kind


def read_unit(words: list[Word], index: int) -> Unit | None:
    """Read the unit that begins at ``index``, "per" and "a" included.

    "metres per second", "% of" is "percent".
    """
    start = index
    if lower_at(words, index) in HYPHENS and glued(words, index) and glued(words, index + 1):
        index += 1
    if index > start and lower_at(words, index) == "fold":
        return _typed(index + 1, "time")
    found = _read_simple(words, index)
    if found is None:
        return None
    return _aged(words, found) or _per(words, start, found)


def singular_time(word: str) -> str | None:
    """Give the singular of a word for a stretch of time ("months" → "month"), None for any other word."""
    name = _SINGLE.get(word)
    return name if name in _TIMES else None


def unit_of(noun: str) -> str | None:
    """Give the unit that a lower-case noun names, read apart from its number ("517 rushing yards").

    None for others.
    """
    name = _SINGLE.get(noun)
    return None if name in _MEASURED_NOUNS or len(noun) < 4 else name


def typed(name: str) -> Kind:
    """Give the kind of figure a unit makes."""
    return _typed(0, name).kind


def _read_simple(words: list[Word], index: int) -> Unit | None:
    for length in range(min(5, len(words) - index), 1, -1):
        phrase = " ".join(word.lower for word in words[index : index + length])
        if phrase in _PHRASES:
            return _typed(index + length, _PHRASES[phrase])
    if index >= len(words):
        return None
    word, joined = words[index], glued(words, index)
    if joined and (word.text == "G" or (word.lower == "s" and len(words[index - 1].text) == 4)):
        return None
    name = _symbol(words, index)
    if name is None and joined:
        name = _GLUED.get(word.lower)
    if name is None and (joined or word.lower not in _GLUED_ONLY or len(word.lower) > 1):
        name = _SINGLE.get(word.lower)
    if name is None and word.lower in {"pound", "pounds"} and any(one.lower in _BODILY for one in words):
        name = "pound-mass"
    if name is None:
        return _slashed_or_none(words, index)
    if name in {"metre", "centimetre", "kilometre"} and lower_at(words, index + 1) in _CUBES:
        return _typed(index + 2, f"{_CUBES[words[index + 1].lower]} {name}")
    return _typed(index + 1, name)


def _symbol(words: list[Word], index: int) -> str | None:
    """Read a symbol whose case or place tells: "MW", "A/cm2", farads where the sentence is of capacitors, 30'."""
    symbol = words[index].text
    if symbol == "F" and any(word.lower.startswith("capacit") for word in words):
        return "farad"
    if symbol == "A" and lower_at(words, index + 1) == "/":
        return "ampere"
    if symbol in _PRIMES and glued(words, index) and not _is_quotation(words, index):
        return _PRIMES[symbol]
    return _CAPITAL.get(symbol)


def _is_quotation(words: list[Word], index: int) -> bool:
    """Whether a mark behind a number closes a quotation, or begins a word's ending, and is no unit."""
    mark = words[index].text
    if mark in {"′", "″"}:
        return False
    opens = any(word.text in {mark, "‘", "“"} for word in words[:index])
    return opens or (glued(words, index + 1) and words[index + 1].is_word)


def _slashed_or_none(words: list[Word], index: int) -> Unit | None:
    phrase = "".join(word.lower for word in words[index : index + 3])
    name = {"km/h": "kilometre per hour", "m/s": "metre per second", "kv/cm": "kilovolt per centimetre"}.get(
        phrase
    )
    return _typed(index + 3, name) if name else None


def _typed(last: int, name: str) -> Unit:
    if name in {"percent", "percentage_point", "basis point"}:
        return Unit(last, name, "share")
    if name in _TIMES:
        return Unit(last, name, "duration")
    return Unit(last, name, "measurement")


def _aged(words: list[Word], unit: Unit) -> Unit | None:
    """Make "year-old" and "years of age" an age; "10 years old" too."""
    if unit.name not in {"year", "month", "week", "day"}:
        return None
    step = unit.last
    if lower_at(words, step) in HYPHENS:
        step += 1
    if lower_at(words, step) in {"old", "olds"}:
        return Unit(step + 1, f"{unit.name} of age", "age")
    if lower_at(words, step) == "of" and lower_at(words, step + 1) == "age":
        return Unit(step + 2, f"{unit.name} of age", "age")
    return None


def read_per(words: list[Word], index: int) -> tuple[str, int] | None:
    """Read what a rate is by ("per 100,000 people", "a month", "/hour"): its name and the index behind it."""
    mark = lower_at(words, index)
    if mark in HYPHENS and lower_at(words, index + 1) in {"a", "per"}:
        index, mark = index + 1, words[index + 1].lower
        if lower_at(words, index + 1) in HYPHENS:
            index += 1
    if mark == "each":
        mark = "a" if lower_at(words, index + 1) in _TIMES - {"quarter"} else ""
    if mark in {"a", "an", "/"}:
        simple = _read_simple(words, index + 1)
        if simple and lower_at(words, simple.last) in _NOT_A_RATE:
            return None
        if simple and (
            simple.name in _TIMES or mark == "/" or simple.name in {"barrel", "gallon", "litre", "tonne"}
        ):
            return simple.name, simple.last
        return None
    if mark != "per" or index + 1 >= len(words):
        return None
    return _per_what(words, index + 1)


def _per_what(words: list[Word], index: int) -> tuple[str, int] | None:
    following = words[index]
    if following.is_digits:
        last = _counted_behind(words, index + 1)
        return " ".join(word.text for word in words[index:last]), last
    simple = _read_simple(words, index)
    if simple:
        return simple.name, simple.last
    if following.lower in {"cent", "se"} or not following.is_word:
        return None
    return following.lower, index + 1


def _counted_behind(words: list[Word], index: int) -> int:
    """Give the index behind the plural that a rate is by: "people", "live births"; ``index`` where none is."""
    for last in (index + 1, index + 2):
        word = lower_at(words, last - 1)
        if not word.isalpha() or word in _NOT_COUNTED:
            return index
        if word in {"people", "children", "men", "women", "population"} or word.endswith("s"):
            return last
    return index


def _per(words: list[Word], start: int, unit: Unit) -> Unit:
    if unit.name in {"percent", "percentage_point", "basis point"}:
        return unit
    found = read_per(words, unit.last)
    if unit.name in _TIMES and found and lower_at(words, unit.last) in {"a", "an"} and found[0] == unit.name:
        return unit
    if found is None:
        return unit
    return Unit(
        found[1], f"{unit.name} per {found[0]}", "measurement" if found[0] in {"hour", "second"} else "rate"
    )
