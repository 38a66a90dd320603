import pytest

from tests.index.cutting.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "written", "value", "upper", "unit", "kind"),
    [
        ("The port handled 19,244 containers.", "19,244", "19244", None, "container", "count"),
        ("Nine ferries were late.", "Nine", "9", None, "ferry", "count"),
        ("The trial took two and a half years.", "two and a half years", "2.5", None, "year", "duration"),
        ("Losses reached £3.2bn.", "£3.2bn", "3200000000", None, "GBP", "money"),
        ("Half a million voters stayed at home.", "Half a million", "500000", None, "voter", "count"),
        ("The bakery sold a dozen loaves.", "a dozen", "12", None, "loaf", "count"),
        ("One in five drivers speeds.", "One in five", "0.2", None, None, "share"),
        ("Two thirds of the orchard was lost.", "Two thirds", "0.666667", None, None, "share"),
        ("Rents will rise by 5 to 7 per cent.", "5 to 7 per cent", "5", "7", "percent", "change"),
        (
            "Rates went up by a quarter of a percentage point.",
            None,
            "0.25",
            None,
            "percentage_point",
            "change",
        ),
        ("The bridge is 640 metres long.", "640 metres", "640", None, "metre", "measurement"),
        ("Aid worth US$40 million arrived.", "US$40 million", "40000000", None, "USD", "money"),
        ("They paid 300 Swiss francs.", "300 Swiss francs", "300", None, "CHF", "money"),
        ("The fee is ₡500.", "₡500", "500", None, "CRC", "money"),
        ("The bridge cost RSD 1.2bn.", "RSD 1.2bn", "1200000000", None, "RSD", "money"),
        ("A ticket is 300 zł.", "300 zł", "300", None, "PLN", "money"),
        ("The fare is 25 €.", "25 €", "25", None, "EUR", "money"),
        ("The fare is KSh500.", "KSh500", "500", None, "KES", "money"),
        ("They promised 350 million kronor.", "350 million kronor", "350000000", None, "SEK", "money"),
        ("A room costs 900 kroner.", "900 kroner", "900", None, "krone", "money"),
        ("Honey sells at 18 crowns a jar.", "18 crowns a jar", "18", None, "crown per jar", "rate"),
        ("He earns £900 a week on this deal.", "£900 a week", "900", None, "GBP per week", "rate"),
        ("It lost £5m a year on, in May.", "£5m", "5000000", None, "GBP", "money"),
        ("Johannesburg lost R1.2 billion.", "R1.2 billion", "1200000000", None, "ZAR", "money"),
        (
            "Plants gave 11.4 terawatt-hours.",
            "11.4 terawatt-hours",
            "11.4",
            None,
            "terawatt hour",
            "measurement",
        ),
        ("Of the tests 17 of every 100 failed.", "17 of every 100", "0.17", None, None, "share"),
        ("The fair feeds one job in eight.", "one job in eight", "0.125", None, None, "share"),
        ("A 520-bed hospital opened.", "520", "520", None, "bed", "count"),
        ("The pass earned 45m marks a year.", "45m marks a year", "45000000", None, "mark per year", "rate"),
        ("She has won two crowns.", "two", "2", None, "crown", "count"),
        ("He was given 80 marks.", "80", "80", None, "mark", "count"),
        ("Thousands of seabirds died.", "Thousands", "1000", "10000", "seabird", "count"),
        ("A 71-year-old sailor was rescued.", "71-year-old", "71", None, "year of age", "age"),
        ("Maud Pell, 44, won the race.", "44", "44", None, "year of age", "age"),
        ("A man of 33 was rescued.", "33", "33", None, "year of age", "age"),
        ("A mother of two was rescued.", "two", "2", None, None, "count"),
        ("Women under 20 were asked.", "20", "20", None, "year of age", "age"),
        ("Their grandson, 8, was found.", "8", "8", None, "year of age", "age"),
        ("The median age was 30.9.", "30.9", "30.9", None, "year of age", "age"),
        ("Her mother, Doreen, 71, baked bread.", "71", "71", None, "year of age", "age"),
        (
            "Traffic moves at 12 miles an hour.",
            "12 miles an hour",
            "12",
            None,
            "mile per hour",
            "measurement",
        ),
        ("The clinic did 40 heart transplants.", "40", "40", None, "heart transplant", "count"),
        ("Officers raided 60 premises.", "60", "60", None, "premises", "count"),
    ],
)
def test_a_value_is_read_with_its_unit_and_kind(
    read: Read, text: str, written: str | None, value: str, upper: str | None, unit: str | None, kind: str
) -> None:
    (figure,) = read(text)
    assert written is None or figure.text == written
    assert (figure.value, figure.upper, figure.unit, figure.kind) == (value, upper, unit, kind)


def test_a_rate_says_what_it_is_by(read: Read) -> None:
    (figure,) = read("The region recorded 12 deaths per 100,000 people.")
    assert (figure.value, figure.unit, figure.kind) == ("12", "death per 100,000 people", "rate")


@pytest.mark.parametrize(
    "text",
    [
        "The law passed in 1998.",
        "She was born on 3 March 1961.",
        "Doors open at 10.30am.",
        "The claim rests on Article 8 and section 12(3) of the act.",
        "He finished 16th in the twenty-first race.",
        "Call 0800 555 123 for help.",
        "It will be shown on Channel 4.",
        "Covid-19 and the F-35 were discussed at Number 10.",
        "The village was rebuilt in the 1990s.",
        "Tarn Rovers beat Sorrel Athletic 3-1.",
        "The index of the S&P 500 was mentioned.",
    ],
)
def test_years_dates_times_labels_and_names_are_no_figures(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("nearly", "about"),
        ("about", "about"),
        ("more than", "more_than"),
        ("over", "more_than"),
        ("at least", "at_least"),
        ("no fewer than", "at_least"),
        ("up to", "at_most"),
        ("fewer than", "less_than"),
        ("exactly", "exactly"),
    ],
)
def test_a_modifier_before_a_figure_is_kept(read: Read, words: str, modifier: str) -> None:
    (figure,) = read(f"The quarry employs {words} 300 people.")
    assert (figure.text, figure.modifier) == ("300", modifier)


def test_a_conversion_in_brackets_keeps_the_modifier_and_the_measure(read: Read) -> None:
    miles, kilometres = read("The birds can fly more than 60 miles (97km) in a night.")[:2]
    assert (kilometres.unit, kilometres.modifier) == ("kilometre", "more_than")
    assert kilometres.measure == miles.measure == "birds"


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Oil fell to $75 U.S. per barrel.", "$75 U.S. per barrel", "USD per barrel"),
        ("He asked for $75 US officials had promised.", "$75", "USD"),
        (
            "Infant deaths stood at 3.1 per 1,000 live births.",
            "3.1 per 1,000 live births",
            "per 1,000 live births",
        ),
    ],
)
def test_a_unit_is_read_to_its_end(read: Read, text: str, figure: str, unit: str) -> None:
    (found,) = read(text)
    assert (found.text, found.unit) == (figure, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It delivered about 63,000 Model 3 sedans.", "63000", "Model 3 sedan"),
        ("Can the top three seeds win?", "3", "top seed"),
        ("The plane flew at an altitude of 30' when it was hit.", "30", "foot"),
        ("'It cost 30' was all he said.", "30", None),
        ("The current density was 1.3 A/cm2.", "1.3", "ampere per square centimetre"),
        ("The capacitor was rated at 2.5 F.", "2.5", "farad"),
        ("Some 2,500 odd residents left.", "2500", "resident"),
        ("Two million of the state's 9.1m voters stayed away.", "2000000", "voter"),
        ("The Tarn fell to 1,463.87 points, while the Holm rose to 1,333.18.", "1333.18", "point"),
        ("Gas was at $2.24 per mmBTU.", "2.24", "USD per mega british thermal unit"),
    ],
)
def test_what_a_number_counts_is_its_unit(read: Read, text: str, value: str, unit: str | None) -> None:
    figure = next(one for one in read(text) if one.value == value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Sales rose threefold.", "3", "time"),
        ("It saw a 40-fold rise in cases.", "40", "time"),
        ("Income grew more than six-fold to £3m.", "6", "time"),
        ("The mass of the grain is 1.99×10−3 kilograms.", "0.00199", "kilogram"),
        ("It held 3 x 10^6 cells.", "3000000", "cell"),
    ],
)
def test_multiples_and_powers(read: Read, text: str, value: str, unit: str) -> None:
    figure = read(text)[0]
    assert (figure.value, figure.unit) == (value, unit)
